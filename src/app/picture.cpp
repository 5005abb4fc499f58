// app/picture.cpp: shapes through cairo. Flat colours: they are clear at 48 pixels and compress well.
#include "app/picture.hpp"
#include <cairo.h>
#include <cmath>
#include <memory>
#include <numbers>
#include <stdexcept>
#include "app/picture_pen.hpp"

namespace orderline::app {
namespace {

constexpr std::size_t bytes_max = 4096;
constexpr int pixels = 96;

struct CloseSurface { void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); } };
struct CloseContext { void operator()(cairo_t* context) const { cairo_destroy(context); } };

cairo_status_t append(void* to, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

bool is_pale(std::uint32_t rgb) { return ((rgb >> 16) & 0xff) + ((rgb >> 8) & 0xff) + (rgb & 0xff) > 3 * 0xd8; }

std::string draw(const Picture& picture, bool smooth) {
    const std::unique_ptr<cairo_surface_t, CloseSurface> surface{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels, pixels)};
    const std::unique_ptr<cairo_t, CloseContext> context{cairo_create(surface.get())};
    cairo_set_antialias(context.get(), smooth ? CAIRO_ANTIALIAS_DEFAULT : CAIRO_ANTIALIAS_NONE);
    Pen pen{context.get()};
    pen.colour(mix(is_pale(picture.body) ? picture.accent : picture.body, 0xffffff, 0.78));  // a pale thing stays visible
    cairo_paint(context.get());
    draw_shape(pen, picture);
    std::string png;
    if (cairo_surface_write_to_png_stream(surface.get(), append, &png) != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error("cairo cannot write a PNG");
    }
    return png;
}

}  // namespace

std::uint32_t mix(std::uint32_t a, std::uint32_t b, double share_of_b) {
    std::uint32_t out = 0;
    for (const int shift : {16, 8, 0}) {
        const double from = (a >> shift) & 0xff, to = (b >> shift) & 0xff;
        out |= static_cast<std::uint32_t>(std::lround(from + (to - from) * share_of_b)) << shift;
    }
    return out;
}

void Pen::colour(std::uint32_t rgb) {
    cairo_set_source_rgb(context_, ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

void Pen::rectangle(double x, double y, double width, double height, double radius) {
    constexpr double quarter = std::numbers::pi / 2;
    cairo_new_sub_path(context_);
    cairo_arc(context_, x + width - radius, y + radius, radius, -quarter, 0);
    cairo_arc(context_, x + width - radius, y + height - radius, radius, 0, quarter);
    cairo_arc(context_, x + radius, y + height - radius, radius, quarter, 2 * quarter);
    cairo_arc(context_, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(context_);
    cairo_fill(context_);
}

void Pen::ellipse(double x, double y, double width, double height) {
    cairo_save(context_);
    cairo_translate(context_, x, y);
    cairo_scale(context_, width, height);
    cairo_new_path(context_);
    cairo_arc(context_, 0, 0, 1, 0, 2 * std::numbers::pi);
    cairo_restore(context_);
    cairo_fill(context_);
}

void Pen::polygon(std::initializer_list<Point> points) {
    for (const auto& [x, y] : points) cairo_line_to(context_, x, y);
    cairo_close_path(context_);
    cairo_fill(context_);
}

void Pen::line(double width, std::initializer_list<Point> points) {
    cairo_set_line_width(context_, width);
    cairo_set_line_cap(context_, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
    for (const auto& [x, y] : points) cairo_line_to(context_, x, y);
    cairo_stroke(context_);
}

void Pen::ring(double x, double y, double radius, double width) {
    cairo_set_line_width(context_, width);
    cairo_new_path(context_);
    cairo_arc(context_, x, y, radius, 0, 2 * std::numbers::pi);
    cairo_stroke(context_);
}

void Pen::turned(double degrees, double x, double y, const std::function<void()>& drawing) {
    cairo_save(context_);
    cairo_translate(context_, x, y);
    cairo_rotate(context_, degrees * std::numbers::pi / 180);
    cairo_translate(context_, -x, -y);
    drawing();
    cairo_restore(context_);
}

std::string draw_png(const Picture& picture) {
    auto png = draw(picture, true);
    if (png.size() > bytes_max) png = draw(picture, false);
    if (png.size() > bytes_max) throw std::logic_error("a picture is larger than 4096 bytes");
    return png;
}

}  // namespace orderline::app
