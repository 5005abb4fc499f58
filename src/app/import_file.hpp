// app/import_file.hpp: a CSV file on disk, read in pieces, as often as one likes.
#pragma once
#include <cstdint>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>
#include "app/csv.hpp"
#include "base/result.hpp"

namespace orderline::app {

class ImportFile {
public:
    using OnRow = std::function<Result<void>(CsvRecord&)>;

    /// `delimiter` 0: found out from the first line. Errors: bad_request (cannot be read, no header, UTF-16).
    static Result<ImportFile> open(const std::string& path, char delimiter);

    const std::vector<std::string>& header() const { return header_; }
    char delimiter() const { return delimiter_; }
    std::uint64_t size() const { return size_; }
    std::uint64_t done() const { return done_; }

    /// From the first row again.
    Result<void> rewind();
    /// Reads one piece of the file and hands its complete rows over. False once nothing is left. Errors: of `on_row`,
    /// unavailable if the disk fails.
    Result<bool> read_piece(const OnRow& on_row);

private:
    std::string path_;
    std::unique_ptr<std::ifstream> file_;
    std::unique_ptr<CsvReader> reader_;
    std::vector<std::string> header_;
    std::uint64_t size_ = 0, done_ = 0;
    char delimiter_ = ',';
    bool header_seen_ = false, ended_ = false;
};

}  // namespace orderline::app
