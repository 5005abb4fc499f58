// tests/support/temp_folder.hpp: a folder of a test's own under /tmp, gone with the object.
#pragma once
#include <string>

namespace orderline {

class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::string& path() const { return path_; }
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }
    /// Writes a file in it (its name may hold folders that exist).
    void write(const std::string& name, const std::string& text) const;

private:
    std::string path_;
};

}  // namespace orderline
