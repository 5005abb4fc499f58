// endpoints/rest/shape.hpp: the JSON that a statement's columns become.
#pragma once
#include <string>
#include <vector>
#include "endpoints/rest/plan.hpp"

namespace orderline::rest {

struct Shape {
    enum class Kind { value, object, objects, values };
    Kind kind = Kind::value;
    std::string key;              // in the object above it
    std::vector<Shape> members;   // of an object, of each of the objects; of values: what each of them is
    std::string label;            // the key as JSON has it, with its colon: written once for each value

    Shape(Kind its_kind, std::string its_key, std::vector<Shape> its_members = {});
    Shape() = default;
};

/// Of a row of the root: the members of a to-one spread stand among its own, each member of a to-many spread is a list.
Shape shape_of(const Resource& root);

}  // namespace orderline::rest
