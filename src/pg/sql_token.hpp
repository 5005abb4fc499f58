// pg/sql_token.hpp: the smallest pieces of SQL text, as PostgreSQL's own lexer cuts them. Pure; internal to pg.
#pragma once
#include <cstddef>
#include <string_view>

namespace orderline::pg {

struct SqlToken {
    enum class Kind {
        space, comment,
        word,         // a key word or a name without quotes; numbers too
        quoted_name,  // "…"
        string,       // '…' with its prefix E, U&, B, X or N standing before it as a word
        dollar,       // $tag$…$tag$
        sign,         // one byte of anything else: ; ( ) \ + …
    };
    Kind kind = Kind::space;
    std::string_view text;
    bool ended = true;  // false: the text stops in the middle of it
};

/// The token that begins at `at`, which is inside the text and does not stand in the middle of another.
SqlToken token_at(std::string_view sql, std::size_t at);

}  // namespace orderline::pg
