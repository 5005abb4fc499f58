// base/id.hpp: an id that cannot be taken for another kind of id.
#pragma once
#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace orderline {

using Uuid = std::array<std::byte, 16>;  // big endian, as Postgres sends it

template <class Tag>
struct Id {
    Uuid bytes{};
    auto operator<=>(const Id&) const = default;
};

using TenantId = Id<struct TenantTag>;
using UserId = Id<struct UserTag>;
using CustomerId = Id<struct CustomerTag>;
using ProductId = Id<struct ProductTag>;
using SpecialId = Id<struct SpecialTag>;
using CallId = Id<struct CallTag>;
using DraftId = Id<struct DraftTag>;
using OrderId = Id<struct OrderTag>;
using OperationId = Id<struct OperationTag>;

/// "550e8400-e29b-41d4-a716-446655440000", lower case.
std::string to_text(const Uuid& uuid);
/// Reads the 36-character form in either case, and nothing else.
std::optional<Uuid> parse_uuid(std::string_view text);
/// A new random (version 4) UUID from the kernel's random numbers.
Uuid random_uuid();

template <class Tag>
std::string to_text(const Id<Tag>& id) { return to_text(id.bytes); }

template <class AnyId>
std::optional<AnyId> parse_id(std::string_view text) {
    if (auto uuid = parse_uuid(text)) return AnyId{*uuid};
    return std::nullopt;
}

template <class AnyId>
AnyId new_id() { return AnyId{random_uuid()}; }

}  // namespace orderline

template <class Tag>
struct std::hash<orderline::Id<Tag>> {
    std::size_t operator()(const orderline::Id<Tag>& id) const noexcept {
        return std::hash<std::string_view>{}({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
    }
};
