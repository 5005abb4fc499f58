// app/import_file.cpp: pieces of 64 KiB.
#include "app/import_file.hpp"
#include <fmt/format.h>
#include <filesystem>
#include "base/text.hpp"

namespace orderline::app {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;

std::unexpected<Error> wrong(std::string message) { return fail(Code::bad_request, "usage", std::move(message)); }

std::string base_name(const std::string& path) { return std::filesystem::path{path}.filename().string(); }

}  // namespace

Result<ImportFile> ImportFile::open(const std::string& path, char delimiter) {
    ImportFile made;
    made.path_ = path;
    std::error_code problem;
    if (!std::filesystem::is_regular_file(path, problem)) return wrong(fmt::format("There is no file {}.", path));
    made.size_ = std::filesystem::file_size(path, problem);
    std::ifstream file{path, std::ios::binary};
    std::string beginning(piece_bytes, '\0');
    if (!file) return wrong(fmt::format("Cannot read {}.", path));
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(file.gcount()));
    if (beginning.starts_with("\xff\xfe") || beginning.starts_with("\xfe\xff")) {
        return wrong(fmt::format("{} is UTF-16. Save it as UTF-8 (in Excel: \"CSV UTF-8\").", base_name(path)));
    }
    made.delimiter_ = delimiter != 0 ? delimiter : detect_delimiter(beginning);

    CsvReader reader{made.delimiter_};
    std::string problem_of_header;
    bool found = false;
    const auto take = [&](CsvRecord& record) {
        if (std::exchange(found, true)) return;
        made.header_ = record.fields;
        if (!record.problem.empty()) problem_of_header = fmt::format("{}:{}: {}", base_name(path), record.line, record.problem);
    };
    reader.feed(beginning, take);
    if (!found) reader.finish(take);
    if (!problem_of_header.empty()) return wrong(problem_of_header);
    if (!found) return wrong(fmt::format("{} is empty. Its first line must name the columns.", base_name(path)));
    for (auto& name : made.header_) name = std::string{trim(name)};
    TRY_VOID(made.rewind());
    return made;
}

Result<void> ImportFile::rewind() {
    file_ = std::make_unique<std::ifstream>(path_, std::ios::binary);
    if (!*file_) return wrong(fmt::format("Cannot read {}.", path_));
    reader_ = std::make_unique<CsvReader>(delimiter_);
    done_ = 0;
    header_seen_ = ended_ = false;
    return {};
}

Result<bool> ImportFile::read_piece(const OnRow& on_row) {
    if (ended_) return false;
    Result<void> outcome;
    const auto take = [&](CsvRecord& record) {
        if (!std::exchange(header_seen_, true) || !outcome) return;
        outcome = on_row(record);
    };
    std::string piece(piece_bytes, '\0');
    file_->read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto count = static_cast<std::size_t>(file_->gcount());
    if (file_->bad()) return fail(Code::unavailable, "unavailable", fmt::format("Reading {} failed.", path_));
    done_ += count;
    reader_->feed(std::string_view{piece}.substr(0, count), take);
    if (count < piece.size()) {
        ended_ = true;
        reader_->finish(take);
    }
    if (!outcome) return std::unexpected(std::move(outcome).error());
    return true;
}

}  // namespace orderline::app
