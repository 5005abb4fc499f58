// endpoints/rest/shape.cpp: from planned resources to the JSON that they make.
#include "endpoints/rest/shape.hpp"
#include <utility>
#include "base/json.hpp"

namespace orderline::rest {
namespace {

std::vector<Shape> members_of(const Resource& resource) {
    std::vector<Shape> members;
    for (const auto& one : resource.shown) {
        if (const auto* output = std::get_if<Output>(&one)) {
            members.emplace_back(Shape::Kind::value, output->name);
            continue;
        }
        const auto& child = resource.children[std::get<std::size_t>(one)];
        auto inner = members_of(child);
        if (!child.spread) {
            if (!child.shown.empty()) members.emplace_back(child.link.to_many ? Shape::Kind::objects : Shape::Kind::object, child.name, std::move(inner));
            continue;
        }
        for (auto& member : inner) {
            if (!child.link.to_many) {
                members.push_back(std::move(member));
                continue;
            }
            Shape list{Shape::Kind::values, member.key};
            list.members.push_back(std::move(member));
            members.push_back(std::move(list));
        }
    }
    return members;
}

}  // namespace

Shape::Shape(Kind its_kind, std::string its_key, std::vector<Shape> its_members) : kind{its_kind}, key{std::move(its_key)}, members{std::move(its_members)} {
    append_json_text(label, key);
    label += ':';
}

Shape shape_of(const Resource& root) { return {Shape::Kind::object, root.name, members_of(root)}; }

}  // namespace orderline::rest
