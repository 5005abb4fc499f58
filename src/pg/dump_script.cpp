// pg/dump_script.cpp: walks over the tokens of a script and stops where psql would send a statement.
#include "pg/dump_script.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "base/text.hpp"
#include "pg/sql_token.hpp"

namespace orderline::pg {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t words_looked_at = 4;  // CREATE OR REPLACE FUNCTION
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::string_view dump_begins = "-- PostgreSQL database dump\n", dump_ends = "-- PostgreSQL database dump complete";

std::unexpected<Error> unreadable(std::string message) { return fail(Code::bad_request, "dump_unreadable", std::move(message)); }

Result<void> check_is_plain(std::string_view script) {
    if (script.starts_with("PGDMP") || script.starts_with("toc.dat")) {
        return unreadable("it is an archive of pg_dump, not plain SQL. Make that of it: pg_restore --schema-only --file=NEW.sql FILE");
    }
    if (script.starts_with("\x1f\x8b") || script.starts_with("\x28\xb5\x2f\xfd")) return unreadable("it is compressed. Unpack it first.");
    if (script.find('\0') != npos) return unreadable("it is no SQL text: it holds zero bytes, as UTF-16 and binary files do.");
    if (script.substr(0, 200).find("PostgreSQL database cluster dump") != npos) {
        return unreadable("it is a dump of a whole server (pg_dumpall). Make one of a single database: pg_dump --schema-only DATABASE");
    }
    return {};
}

std::string_view what_has_no_end(SqlToken::Kind kind) {
    switch (kind) {
        case SqlToken::Kind::comment: return "a comment (/*)";
        case SqlToken::Kind::quoted_name: return "a quoted name (\")";
        case SqlToken::Kind::dollar: return "a dollar-quoted text";
        default: return "a quoted text (')";
    }
}

/// What tells whether a ";" ends the statement, as psql counts it (psqlscan.l).
class Nesting {
public:
    void see(const SqlToken& token) {
        if (token.text == "(") ++parentheses_;
        else if (token.text == ")" && parentheses_ > 0) --parentheses_;
        else if (token.kind == SqlToken::Kind::word && parentheses_ == 0) see_word(ascii_lower(token.text));
    }
    bool in_parentheses() const { return parentheses_ > 0; }
    bool in_body() const { return blocks_ > 0; }
    bool is_copy() const { return !words_.empty() && words_[0] == "copy"; }

private:
    void see_word(std::string word) {
        if (makes_routine()) {
            // In a body END closes a BEGIN ATOMIC or a CASE and nothing else.
            if (word == "begin" || (word == "case" && blocks_ > 0)) ++blocks_;
            else if (word == "end" && blocks_ > 0) --blocks_;
        }
        if (words_.size() < words_looked_at) words_.push_back(std::move(word));
    }
    bool makes_routine() const {
        if (words_.empty() || words_[0] != "create") return false;
        const std::size_t kind = words_.size() > 3 && words_[1] == "or" ? 3 : 1;
        return words_.size() > kind && (words_[kind] == "function" || words_[kind] == "procedure");
    }

    std::vector<std::string> words_;
    int parentheses_ = 0, blocks_ = 0;
};

class Splitter {
public:
    explicit Splitter(std::string_view script) : script_{script} {}

    Result<std::vector<DumpStatement>> run() {
        while (at_ < script_.size()) {
            const auto token = token_at(script_, at_);
            const bool is_part = token.kind != SqlToken::Kind::space && token.kind != SqlToken::Kind::comment;
            if (!token.ended) return cut_off(at_, fmt::format("{} begins that has no end", what_has_no_end(token.kind)));
            if (is_part && begin_ == npos && token.text == "\\") {
                take_command();
            } else if (token.text == ";" && !nesting_.in_parentheses() && !nesting_.in_body()) {
                TRY_VOID(end_statement());
            } else {
                if (is_part) take(token);
                at_ += token.text.size();
            }
        }
        TRY_VOID(end_of_script());
        return std::move(statements_);
    }

private:
    void take(const SqlToken& token) {
        if (begin_ == npos) begin_ = at_;
        if (token.text == "(" && !nesting_.in_parentheses()) parenthesis_ = at_;
        nesting_.see(token);
        end_ = at_ + token.text.size();
    }

    int line_of(std::size_t offset) {
        if (offset < counted_) counted_ = 0, line_ = 1;
        line_ += static_cast<int>(std::ranges::count(script_.substr(counted_, offset - counted_), '\n'));
        counted_ = offset;
        return line_;
    }

    std::size_t after_line(std::size_t from) const {
        const auto end = script_.find('\n', from);
        return end == npos ? script_.size() : end + 1;
    }

    void keep(DumpStatement::Kind kind, std::size_t begin, std::size_t end) {
        auto text = script_.substr(begin, end - begin);
        if (text.ends_with('\r')) text.remove_suffix(1);
        statements_.push_back({kind, text, line_of(begin)});
    }

    void take_command() {
        const auto next = after_line(at_);
        keep(DumpStatement::Kind::command, at_, next - (script_[next - 1] == '\n' ? 1 : 0));
        at_ = next;
    }

    /// `at_` stands on the ";".
    Result<void> end_statement() {
        ++at_;
        if (begin_ != npos) {
            const bool copy = nesting_.is_copy() && copies_from_stdin(script_.substr(begin_, end_ - begin_));
            keep(copy ? DumpStatement::Kind::rows : DumpStatement::Kind::sql, begin_, end_);
            if (copy) TRY_VOID(pass_rows());
        }
        begin_ = npos;
        nesting_ = {};
        return {};
    }

    static bool copies_from_stdin(std::string_view statement) {
        const auto words = leading_words(statement, 64);
        const auto from = std::ranges::find(words, "from");
        return from != words.end() && from + 1 != words.end() && *(from + 1) == "stdin";
    }

    /// The rows begin on the next line and end with a line that is "\.".
    Result<void> pass_rows() {
        for (std::size_t line = after_line(at_); line < script_.size();) {
            const auto next = after_line(line);
            const auto text = script_.substr(line, next - line);
            line = next;
            if (!text.starts_with("\\.") || text.find_first_not_of("\r\n", 2) != npos) continue;
            at_ = next;
            return {};
        }
        return cut_off(begin_, "a COPY begins whose rows do not end with \\.");
    }

    Result<void> end_of_script() {
        if (begin_ != npos && nesting_.in_parentheses()) return cut_off(parenthesis_, "a parenthesis opens that is never closed");
        if (begin_ != npos && nesting_.in_body()) return cut_off(begin_, "a function begins whose body has no END");
        const bool dumped = script_.substr(0, 200).find(dump_begins) != npos;
        if (dumped && script_.find(dump_ends) == npos) {
            return cut_off(script_.size(), fmt::format("the file ends without pg_dump's last line (\"{}\")", dump_ends));
        }
        if (begin_ != npos) keep(DumpStatement::Kind::sql, begin_, end_);
        return {};
    }

    std::unexpected<Error> cut_off(std::size_t offset, std::string_view what) {
        return fail(Code::bad_request, "dump_cut_off", fmt::format("line {}: {}. Is the file cut off?", line_of(offset), what));
    }

    std::string_view script_;
    std::size_t at_ = 0;
    std::size_t begin_ = npos, end_ = 0;  // of the statement that is being read
    std::size_t parenthesis_ = 0;         // the outermost open one
    Nesting nesting_;
    std::size_t counted_ = 0;
    int line_ = 1;  // of counted_
    std::vector<DumpStatement> statements_;
};

}  // namespace

Result<std::vector<DumpStatement>> split_dump(std::string_view script) {
    TRY_VOID(check_is_plain(script));
    if (script.starts_with(byte_order_mark)) script.remove_prefix(byte_order_mark.size());
    return Splitter{script}.run();
}

std::vector<std::string> leading_words(std::string_view statement, std::size_t most) {
    using enum SqlToken::Kind;
    std::vector<std::string> words;
    int depth = 0;
    for (std::size_t at = 0; at < statement.size() && words.size() < most;) {
        const auto token = token_at(statement, at);
        at += token.text.size();
        if (token.text == "(") ++depth;
        else if (token.text == ")") --depth;
        else if (depth > 0 || token.kind == space || token.kind == comment) continue;
        else if (token.kind == word) words.push_back(ascii_lower(token.text));
        else if (token.kind != sign) words.emplace_back(token.text.substr(0, 1));
    }
    return words;
}

}  // namespace orderline::pg
