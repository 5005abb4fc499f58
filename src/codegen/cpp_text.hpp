// codegen/cpp_text.hpp: pieces of C++ and SQL text, formatted as this project formats them (120 columns, four spaces).
#pragma once
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::codegen {

inline constexpr std::size_t cpp_columns_max = 120;

std::string cpp_string(std::string_view text);                  // "…" with what must be escaped
std::string cpp_raw_string(std::string_view text);              // R"sql(…)sql"
std::string sql_identifier(std::string_view name);              // name, or "na me"
std::string sql_string(std::string_view text);                  // '…'
std::string sql_name(std::string_view schema, std::string_view name);

/// Gives each thing of one scope an identifier of its own. A name that is one already keeps it.
class CppScope {
public:
    using Names = std::set<std::string, std::less<>>;

    CppScope() = default;
    /// `outer`: what nothing in this scope may be called, besides C++'s own words. It must outlive the scope.
    explicit CppScope(const Names& outer) : outer_{&outer} {}
    explicit CppScope(Names&&) = delete;
    /// In the order of `names`.
    std::vector<std::string> identifiers(std::span<const std::string> names);
    /// The name, or with a number behind it.
    std::string unique(std::string name);

private:
    bool is_free(std::string_view name) const;
    const Names* outer_ = nullptr;
    Names taken_;
};

/// `begin` item, item, … `end`, broken between items; further lines are indented by `indent`.
void append_wrapped(std::string& out, std::string_view begin, std::span<const std::string> items, std::string_view end,
                    std::size_t indent);
/// Lines of `// …`; a comment cannot end early or run on.
void append_comment(std::string& out, std::string_view indent, std::string_view slashes, std::string_view text);
/// The comment in one line without control characters.
std::string one_line(std::string_view text);

}  // namespace orderline::codegen
