// app/picture.hpp: small pictures of products, drawn. For the demo data.
#pragma once
#include <cstdint>
#include <string>

namespace orderline::app {

enum class Shape {
    bottle, wine_bottle, jar, sack, box, cup, tube, brush, can, cheese, loaf, sausage, carton, tin, bag, bar, spray, pump,
    dryer, scissors, comb, towel, polish, bucket, eggs, roll
};

struct Picture {
    Shape shape = Shape::box;
    std::uint32_t body = 0x888888;   // 0xRRGGBB
    std::uint32_t accent = 0xffffff; // label, lid
};

/// A PNG of 96 x 96 pixels, at most 4096 bytes (products.thumbnail).
std::string draw_png(const Picture& picture);

}  // namespace orderline::app
