// http/files.hpp: static files of one folder, kept in memory, compressed once.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include "base/result.hpp"
#include "http/message.hpp"

namespace orderline::http {

/// Read at the start; at most 32 MiB in all. Text is also kept gzip-compressed.
class Files {
public:
    static Result<Files> read(const std::string& folder);

    /// `name` is a path below the folder, "assets/app-1a2b.js". 404 if unknown. Hashed names (under assets/) are cached for
    /// a year, others revalidated by ETag. Honours If-None-Match and Accept-Encoding.
    Response answer(std::string_view name, const Request& request) const;
    bool has(std::string_view name) const;

private:
    struct File { std::string type, body, gzip, digest; };
    std::map<std::string, File, std::less<>> files_;
};

}  // namespace orderline::http
