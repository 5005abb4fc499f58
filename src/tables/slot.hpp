// tables/slot.hpp: a member of a generated struct without its type, so that reading, writing and checking is compiled once.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>
#include "base/id.hpp"
#include "base/time.hpp"
#include "tables/values.hpp"

namespace orderline::tables {

/// Which C++ type a value has.
enum class Shape {
    boolean, int16, int32, int64, float32, float64, numeric, text, uuid, instant, date, blob, json, enumeration, array
};

struct Slot;

/// How a member of one C++ type is reached. Where it says `value`, that is the bare value: inside of an optional or an id.
struct Access {
    Shape shape;
    void* (*value)(void* member);          // nullptr if it is NULL
    void* (*fill)(void* member);           // makes a value, and says where
    void (*clear)(void* member) = nullptr; // makes it NULL; none: it cannot be

    // enumeration
    std::span<const std::string_view> (*labels)() = nullptr;
    std::size_t (*index)(const void* value) = nullptr;
    void (*set_index)(void* value, std::size_t index) = nullptr;

    // array
    std::size_t (*size)(const void* value) = nullptr;
    Slot (*element)(void* value, std::size_t index) = nullptr;
    Slot (*append)(void* value) = nullptr;
};

struct Slot {
    void* member = nullptr;  // nullptr: this form does not have the column
    bool* given = nullptr;   // nullptr: it cannot be left out
    const Access* access = nullptr;

    bool exists() const { return member != nullptr; }
    bool is_given() const { return exists() && (given == nullptr || *given); }
    bool may_be_null() const { return access->clear != nullptr; }
    void* value() const { return access->value(member); }
    template <class T>
    T& as() const { return *static_cast<T*>(value()); }
};

template <class T>
const Access* access_of();

/// The bare value of each type of member.
template <class T>
struct Bare;

template <class T, Shape of>
struct Plain {
    static constexpr Shape shape = of;
    static void* value(void* member) { return member; }
};
template <> struct Bare<bool> : Plain<bool, Shape::boolean> {};
template <> struct Bare<std::int16_t> : Plain<std::int16_t, Shape::int16> {};
template <> struct Bare<std::int32_t> : Plain<std::int32_t, Shape::int32> {};
template <> struct Bare<std::int64_t> : Plain<std::int64_t, Shape::int64> {};
template <> struct Bare<float> : Plain<float, Shape::float32> {};
template <> struct Bare<double> : Plain<double, Shape::float64> {};
template <> struct Bare<Numeric> : Plain<Numeric, Shape::numeric> {};
template <> struct Bare<std::string> : Plain<std::string, Shape::text> {};
template <> struct Bare<Uuid> : Plain<Uuid, Shape::uuid> {};
template <> struct Bare<Instant> : Plain<Instant, Shape::instant> {};
template <> struct Bare<Date> : Plain<Date, Shape::date> {};
template <> struct Bare<Blob> : Plain<Blob, Shape::blob> {};
template <> struct Bare<Json> : Plain<Json, Shape::json> {};
template <LabelledEnum E> struct Bare<E> : Plain<E, Shape::enumeration> {};
template <class T> struct Bare<std::vector<std::optional<T>>> : Plain<std::vector<std::optional<T>>, Shape::array> {};

template <class Tag>
struct Bare<Id<Tag>> {
    static constexpr Shape shape = Shape::uuid;
    static void* value(void* member) { return &static_cast<Id<Tag>*>(member)->bytes; }
};
template <class Tag, class Integer>
struct Bare<NumberId<Tag, Integer>> {
    static constexpr Shape shape = Bare<Integer>::shape;
    static void* value(void* member) { return &static_cast<NumberId<Tag, Integer>*>(member)->number; }
};

template <class T>
Slot slot(T& member) { return {&member, nullptr, access_of<T>()}; }
template <class T>
Slot slot(Field<T>& field) { return {&field.value, &field.given, access_of<T>()}; }

template <class T>
constexpr void describe(Access& access, const T*) {
    if constexpr (std::is_enum_v<T>) {
        access.labels = [] { return labels_of(T{}); };
        access.index = [](const void* value) { return static_cast<std::size_t>(*static_cast<const T*>(value)); };
        access.set_index = [](void* value, std::size_t index) { *static_cast<T*>(value) = static_cast<T>(index); };
    }
}
template <class T>
constexpr void describe(Access& access, const std::vector<std::optional<T>>*) {
    using Vector = std::vector<std::optional<T>>;
    access.size = [](const void* value) { return static_cast<const Vector*>(value)->size(); };
    access.element = [](void* value, std::size_t index) { return slot((*static_cast<Vector*>(value))[index]); };
    access.append = [](void* value) { return slot(static_cast<Vector*>(value)->emplace_back()); };
}

template <class T>
struct AccessTo {
    static constexpr Access make() {
        Access access{Bare<T>::shape, Bare<T>::value, Bare<T>::value};
        describe(access, static_cast<const T*>(nullptr));
        return access;
    }
    static constexpr Access access = make();
};
template <class T>
struct AccessTo<std::optional<T>> {
    static constexpr Access make() {
        Access access = AccessTo<T>::make();
        access.value = [](void* member) -> void* {
            auto& optional = *static_cast<std::optional<T>*>(member);
            return optional ? Bare<T>::value(&*optional) : nullptr;
        };
        access.fill = [](void* member) { return Bare<T>::value(&static_cast<std::optional<T>*>(member)->emplace()); };
        access.clear = [](void* member) { static_cast<std::optional<T>*>(member)->reset(); };
        return access;
    }
    static constexpr Access access = make();
};

template <class T>
const Access* access_of() { return &AccessTo<T>::access; }

}  // namespace orderline::tables
