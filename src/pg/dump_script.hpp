// pg/dump_script.hpp: a plain pg_dump file, or SQL written by hand, cut into its statements. Pure.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>
#include "base/result.hpp"

namespace orderline::pg {

struct DumpStatement {
    enum class Kind {
        sql,
        rows,     // COPY … FROM stdin and the lines behind it
        command,  // psql's: \connect, \restrict
    };
    Kind kind = Kind::sql;
    std::string_view text;  // without the ";" and without the rows
    int line = 0;           // in the file, from 1
    bool operator==(const DumpStatement&) const = default;
};

/// Cuts as psql does: quotes, dollar quotes, nested comments, parentheses of CREATE RULE, BEGIN ATOMIC … END. The texts point
/// into `script`.
/// Errors: bad_request, dump_unreadable (an archive, a compressed file, a dump of a whole cluster) or dump_cut_off, with
/// what has no end and the line where it begins. The messages go on after the file's name: "line 12: a quoted …".
Result<std::vector<DumpStatement>> split_dump(std::string_view script);

/// The first words of a statement in lower case, outside parentheses; a quoted name and a string stand as their opening quote.
std::vector<std::string> leading_words(std::string_view statement, std::size_t most);

}  // namespace orderline::pg
