// pg/throwaway.hpp: a private PostgreSQL for one piece of work, gone afterwards with all that it held.
#pragma once
#include <optional>
#include <string>
#include "base/result.hpp"
#include "pg/embedded.hpp"

namespace orderline::pg {

class Throwaway {
public:
    /// In a fresh folder in /tmp, made for speed: nothing in it would survive a crash. The folder goes with this object, and
    /// however else the process ends (Ctrl-C, kill -9): a child waits for that. Errors: those of Embedded::start.
    static Result<Throwaway> start();

    Throwaway(Throwaway&&) noexcept = default;
    ~Throwaway();

    /// libpq text of the superuser, for the database "orderline", which is empty.
    std::string admin_conninfo() const { return server_->admin_conninfo(); }

private:
    /// The folder, and the child that removes it when the pipe to it is closed.
    class Folder {
    public:
        static Result<Folder> make();
        Folder(Folder&& other) noexcept;
        ~Folder();
        const std::string& path() const { return path_; }

    private:
        Folder() = default;
        std::string path_;
        int pipe_ = -1;
        int child_ = 0;
    };

    explicit Throwaway(Folder folder) : folder_{std::move(folder)} {}
    Folder folder_;  // removed after the server has stopped
    std::optional<Embedded> server_;
};

}  // namespace orderline::pg
