// app/picture_pen.hpp: what the shapes are drawn with.
#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <utility>
#include "app/picture.hpp"

typedef struct _cairo cairo_t;

namespace orderline::app {

std::uint32_t mix(std::uint32_t a, std::uint32_t b, double share_of_b);

/// Fills, in the current colour, on a square of 96 units.
class Pen {
public:
    using Point = std::pair<double, double>;
    explicit Pen(cairo_t* context) : context_{context} {}

    void colour(std::uint32_t rgb);
    void rectangle(double x, double y, double width, double height, double radius = 0);
    void ellipse(double x, double y, double width, double height);  // centre and half axes
    void polygon(std::initializer_list<Point> points);
    void line(double width, std::initializer_list<Point> points);
    void ring(double x, double y, double radius, double width);
    void turned(double degrees, double x, double y, const std::function<void()>& drawing);

private:
    cairo_t* context_;
};

void draw_shape(Pen& pen, const Picture& picture);

}  // namespace orderline::app
