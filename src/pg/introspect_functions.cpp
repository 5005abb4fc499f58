// pg/introspect_functions.cpp: functions with their arguments, and sequences.
#include "pg/introspect_catalogue.hpp"
#include "pg/sql.hpp"

namespace orderline::pg {
namespace {

using schema::ArgumentMode;
using schema::FunctionKind;
using schema::Volatility;

FunctionKind kind_of(std::string_view code) {
    switch (code.front()) {
        case 'p': return FunctionKind::procedure;
        case 'a': return FunctionKind::aggregate;
        case 'w': return FunctionKind::window;
        default: return FunctionKind::function;
    }
}

Volatility volatility_of(std::string_view code) {
    switch (code.front()) {
        case 'i': return Volatility::immutable;
        case 's': return Volatility::stable;
        default: return Volatility::volatile_;
    }
}

ArgumentMode mode_of(std::string_view code) {
    switch (code.front()) {
        case 'o': return ArgumentMode::out;
        case 'b': return ArgumentMode::inout;
        case 'v': return ArgumentMode::variadic;
        case 't': return ArgumentMode::table;
        default: return ArgumentMode::in;
    }
}

Result<void> read_arguments(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_arguments));
    for (int row = 0; row < rows.size(); ++row) {
        const auto function = catalogue.functions.find(rows.integer(row, 0));
        if (function == catalogue.functions.end()) continue;
        auto& signature = function->second.signature;
        const auto text = rows.text(row, 3);
        const auto mode = mode_of(rows.text(row, 4));
        function->second.arguments.push_back({std::string{rows.text(row, 1)},
                                              catalogue.types.use(rows.integer(row, 2), text), mode,
                                              rows.maybe_text(row, 5)});
        if (mode == ArgumentMode::out || mode == ArgumentMode::table) continue;
        if (!signature.empty()) signature += ", ";
        signature += text;
    }
    return {};
}

Result<void> read_settings(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_settings));
    for (int row = 0; row < rows.size(); ++row) {
        const auto function = catalogue.functions.find(rows.integer(row, 0));
        if (function != catalogue.functions.end()) function->second.settings.emplace_back(rows.text(row, 1));
    }
    return {};
}

}  // namespace

Result<void> read_functions(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_functions));
    for (int row = 0; row < rows.size(); ++row) {
        auto& function = catalogue.functions[rows.integer(row, 0)];
        function.name = {std::string{rows.text(row, 1)}, std::string{rows.text(row, 2)}};
        function.kind = kind_of(rows.text(row, 3));
        if (function.kind != FunctionKind::procedure) {
            function.returns = catalogue.types.use(rows.integer(row, 4), rows.text(row, 5));
        }
        function.returns_set = rows.boolean(row, 6);
        function.returns_one = rows.boolean(row, 7);
        function.volatility = volatility_of(rows.text(row, 8));
        function.strict = rows.boolean(row, 9);
        function.security_definer = rows.boolean(row, 10);
        function.language = rows.text(row, 11);
        function.body = rows.text(row, 12);
        function.comment = rows.maybe_text(row, 13);
    }
    TRY_VOID(read_arguments(catalogue));
    TRY_VOID(read_settings(catalogue));
    if (catalogue.server_version < 140000) return {};
    TRY(bodies, catalogue.rows(sql::introspect_bodies));
    for (int row = 0; row < bodies.size(); ++row) {
        const auto function = catalogue.functions.find(bodies.integer(row, 0));
        if (function != catalogue.functions.end()) function->second.body = bodies.text(row, 1);
    }
    return {};
}

Result<void> read_sequences(Catalogue& catalogue) {
    TRY(rows, catalogue.rows(sql::introspect_sequences));
    for (int row = 0; row < rows.size(); ++row) {
        schema::Sequence sequence;
        sequence.name = {std::string{rows.text(row, 0)}, std::string{rows.text(row, 1)}};
        sequence.type = catalogue.types.use(rows.integer(row, 2), rows.text(row, 3));
        sequence.start = rows.integer(row, 4);
        sequence.minimum = rows.integer(row, 5);
        sequence.maximum = rows.integer(row, 6);
        sequence.increment = rows.integer(row, 7);
        sequence.cycle = rows.boolean(row, 8);
        sequence.comment = rows.maybe_text(row, 11);
        if (const auto owner = rows.maybe_integer(row, 9)) {
            auto names = catalogue.column_names(*owner, {static_cast<int>(rows.integer(row, 10))});
            if (!names.empty()) {
                sequence.owner = schema::Origin{catalogue.relations.at(*owner).name, std::move(names.front())};
            }
        }
        catalogue.model.sequences.push_back(std::move(sequence));
    }
    return {};
}

}  // namespace orderline::pg
