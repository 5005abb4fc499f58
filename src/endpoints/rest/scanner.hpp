// endpoints/rest/scanner.hpp: reads names, quoted texts and signs of the dialect from one decoded value.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include "endpoints/rest/query.hpp"
#include "endpoints/rest/refusal.hpp"

namespace orderline::rest {

class Scanner {
public:
    /// `parameter` names what is read, for errors: "select parameter". Both must outlive the scanner.
    Scanner(std::string_view text, std::string_view parameter) : text_{text}, parameter_{parameter} {}

    bool done() const { return at_ == text_.size(); }
    std::size_t place() const { return at_; }
    void go_to(std::size_t place) { at_ = place; }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool starts_with(std::string_view sign) const { return text_.substr(at_).starts_with(sign); }
    /// Reads it if it is next.
    bool take(std::string_view sign);
    /// Reads until one of `ends` or the end of the text.
    std::string_view take_until(std::string_view ends);
    std::string_view rest();

    /// A name: letters, digits, "_", "$", spaces and "-" (not "->"), or anything in double quotes. Spaces around it go.
    Outcome<std::string> name(std::string_view expected);
    /// "…" with backslash escapes; none if what is next is no such text followed by one of `ends` or the end of the text. With
    /// `lenient`, a quote that is not followed by one of them belongs to the text: clients do not escape it in lists.
    std::optional<std::string> quoted(std::string_view ends, bool lenient);
    /// A name and what lies inside it: `data->a->>b`.
    Outcome<Field> field();

    std::unexpected<Refusal> expected(std::string_view what) const;

private:
    Outcome<JsonStep> json_step();

    std::string_view text_, parameter_;
    std::size_t at_ = 0;
};

}  // namespace orderline::rest
