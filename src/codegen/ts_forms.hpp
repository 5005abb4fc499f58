// codegen/ts_forms.hpp: what has to be, may be and must not be given to insert or update a row.
#pragma once
#include <vector>
#include "schema/model.hpp"

namespace orderline::codegen {

enum class Form { insert, update };

struct FormField {
    const schema::Column* column;
    bool forbidden = false;    // PostgreSQL makes it: GENERATED ALWAYS, a view's expression
    bool nullable = false;
    bool optional = false;
    bool has_default = false;  // left out is not the same as NULL
};

/// None for a view that cannot be written, both for a table.
std::vector<Form> forms_of(const schema::Relation& relation);

/// In the order of the columns. A column may be left out if a BEFORE INSERT trigger has `@fills column, …` at the end of its
/// comment. What a view's column needs is decided by the table column behind it; if a trigger writes for
/// the view, nothing is known and everything may be left out.
std::vector<FormField> form_fields(const schema::Model& model, const schema::Relation& relation, Form form);

/// Whether the server knows it from the session: a trigger fills it (`@fills`), or its default is a setting. As part of a key it
/// need not be named by a client, who sees no other rows.
bool is_of_session(const schema::Relation& relation, const schema::Column& column);

}  // namespace orderline::codegen
