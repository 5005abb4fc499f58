// codegen/titles.cpp: titles, heading ids and file names of documents.
#include "codegen/titles.hpp"
#include <fmt/format.h>
#include <iterator>
#include "base/text.hpp"

namespace orderline::codegen {
namespace {

constexpr std::size_t file_name_bytes_max = 100;  // with its folder and ".md" below what any file system takes

bool is_alphanumeric(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
}

std::string home_of(const schema::Model& model) {
    std::set<std::string> used;
    for (const auto& relation : model.relations) used.insert(relation.name.schema);
    return used.size() == 1 ? *used.begin() : "public";
}

}  // namespace

Titles::Titles(const schema::Model& model) : home_{home_of(model)} {
    std::set<std::string> taken;
    for (const auto& relation : model.relations) {
        auto title = of(relation.name);
        // "a.b"."c" and "a"."b.c" are two tables.
        for (int number = 2; !taken.insert(title).second; ++number) title = of(relation.name) + " (" + std::to_string(number) + ")";
        if (title != of(relation.name)) relations_.emplace(relation.name, std::move(title));
    }
}

std::string Titles::of(const schema::Name& name) const {
    if (const auto found = relations_.find(name); found != relations_.end()) return found->second;
    return name.schema == home_ ? name.name : name.schema + "." + name.name;
}

std::string fragment(const schema::Name& name) {
    std::string out;
    const auto append = [&](const std::string& part) {
        for (const char sign : part) {
            if (is_alphanumeric(sign) || sign == '_' || sign == '-') out += sign;
            else fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(sign));
        }
    };
    append(name.schema);
    out += '.';
    append(name.name);
    return out;
}

std::string Slugs::next(std::string_view heading) {
    std::string slug;
    for (const char sign : ascii_lower(heading)) {
        if (sign == ' ') slug += '-';
        else if (is_alphanumeric(sign) || sign == '-' || sign == '_') slug += sign;
    }
    auto unique = slug;
    while (seen_.contains(unique)) unique = slug + "-" + std::to_string(++seen_[slug]);
    seen_.emplace(unique, 0);
    return unique;
}

std::string FileNames::next(std::string_view title) {
    std::string safe;
    for (const char sign : title.substr(0, file_name_bytes_max)) {
        if ((static_cast<unsigned char>(sign) & 0xC0) == 0x80) continue;  // inside a UTF-8 sign
        const bool plain = is_alphanumeric(sign) || sign == '_' || sign == '-' || (sign == '.' && !safe.empty());
        safe += plain ? sign : '_';
    }
    auto unique = safe;
    for (int number = 2; !taken_.insert(ascii_lower(unique)).second; ++number) unique = safe + "-" + std::to_string(number);
    return unique;
}

}  // namespace orderline::codegen
