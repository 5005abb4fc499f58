// app/picture_shapes.cpp: one function per kind of product.
#include "app/picture_pen.hpp"

namespace orderline::app {
namespace {

constexpr std::uint32_t steel = 0x8d99a6, dark = 0x39424e, white = 0xffffff;

std::uint32_t darker(std::uint32_t colour) { return mix(colour, 0x000000, 0.28); }
std::uint32_t lighter(std::uint32_t colour) { return mix(colour, white, 0.35); }

void bottle(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.rectangle(30, 38, 36, 48, 7);
    pen.polygon({{30, 46}, {41, 26}, {55, 26}, {66, 46}});
    pen.rectangle(41, 16, 14, 16);
    pen.colour(darker(p.body));
    pen.rectangle(39, 9, 18, 9, 2);
    pen.colour(p.accent);
    pen.rectangle(30, 52, 36, 22);
    pen.colour(mix(p.accent, p.body, 0.5));
    pen.rectangle(36, 58, 24, 3);
    pen.rectangle(36, 65, 16, 3);
}

void wine_bottle(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.rectangle(35, 40, 26, 48, 4);
    pen.polygon({{35, 46}, {44, 30}, {52, 30}, {61, 46}});
    pen.rectangle(44, 10, 8, 24);
    pen.colour(p.accent);
    pen.rectangle(43, 8, 10, 13, 2);
    pen.rectangle(35, 54, 26, 20);
    pen.colour(p.body);
    pen.ellipse(48, 62, 5, 5);
}

void jar(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.rectangle(24, 30, 48, 56, 10);
    pen.colour(lighter(p.body));
    pen.rectangle(29, 36, 6, 42, 3);
    pen.colour(darker(p.accent));
    pen.rectangle(26, 16, 44, 14, 3);
    pen.colour(p.accent);
    pen.rectangle(34, 46, 32, 24, 3);
    pen.colour(p.body);
    pen.ellipse(50, 58, 8, 7);
}

void sack(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.polygon({{26, 30}, {70, 30}, {80, 62}, {74, 86}, {22, 86}, {16, 62}});
    pen.colour(darker(p.body));
    pen.polygon({{30, 12}, {40, 16}, {48, 12}, {56, 16}, {66, 12}, {60, 28}, {36, 28}});
    pen.rectangle(32, 27, 32, 6, 3);
    pen.colour(p.accent);
    pen.ellipse(48, 60, 17, 15);
    pen.colour(p.body);
    pen.line(3, {{48, 70}, {48, 51}});
    pen.line(3, {{48, 62}, {41, 55}});
    pen.line(3, {{48, 62}, {55, 55}});
}

void box(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.polygon({{14, 34}, {48, 46}, {48, 88}, {14, 76}});
    pen.colour(darker(p.body));
    pen.polygon({{82, 34}, {48, 46}, {48, 88}, {82, 76}});
    pen.colour(lighter(p.body));
    pen.polygon({{48, 22}, {82, 34}, {48, 46}, {14, 34}});
    pen.colour(p.accent);
    pen.polygon({{27, 27}, {35, 24}, {69, 37}, {61, 41}});
    pen.polygon({{20, 52}, {40, 59}, {40, 70}, {20, 63}});
}

void cup(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.polygon({{22, 30}, {74, 30}, {66, 86}, {30, 86}});
    pen.colour(p.accent);
    pen.rectangle(18, 20, 60, 11, 3);
    pen.polygon({{25, 46}, {71, 46}, {69, 66}, {28, 66}});
    pen.colour(darker(p.body));
    pen.ellipse(48, 56, 9, 7);
}

void tube(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.polygon({{26, 12}, {70, 12}, {63, 72}, {33, 72}});
    pen.colour(darker(p.body));
    pen.rectangle(25, 8, 46, 7, 1);
    pen.colour(p.accent);
    pen.rectangle(36, 72, 24, 16, 3);
    pen.polygon({{30, 28}, {66, 28}, {64, 48}, {32, 48}});
    pen.colour(p.body);
    pen.rectangle(37, 35, 22, 3);
    pen.rectangle(37, 41, 14, 3);
}

void brush(Pen& pen, const Picture& p) {
    pen.turned(-35, 48, 48, [&] {
        pen.colour(p.body);
        pen.rectangle(43, 50, 10, 42, 5);
        pen.rectangle(34, 8, 28, 48, 14);
        pen.colour(p.accent);
        for (const double y : {16.0, 24.0, 32.0, 40.0, 48.0}) {
            for (const double x : {41.0, 48.0, 55.0}) pen.ellipse(x, y, 2.2, 2.2);
        }
    });
}

void can(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.rectangle(28, 20, 40, 66, 4);
    pen.ellipse(48, 84, 20, 5);
    pen.colour(steel);
    pen.ellipse(48, 19, 20, 6);
    pen.colour(lighter(steel));
    pen.ellipse(48, 18, 15, 4);
    pen.colour(p.accent);
    pen.polygon({{28, 40}, {68, 32}, {68, 56}, {28, 66}});
}

void cheese(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.polygon({{12, 62}, {76, 30}, {86, 56}, {86, 78}, {12, 78}});
    pen.colour(lighter(p.body));
    pen.polygon({{12, 60}, {76, 28}, {86, 56}});
    pen.colour(p.accent);
    pen.ellipse(34, 69, 5, 4);
    pen.ellipse(56, 67, 6, 5);
    pen.ellipse(74, 70, 4, 4);
    pen.ellipse(62, 45, 5, 3);
}

void loaf(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.ellipse(48, 54, 38, 25);
    pen.rectangle(11, 54, 74, 24, 10);
    pen.colour(p.accent);
    for (const double x : {28.0, 46.0, 64.0}) pen.line(5, {{x - 4, 52}, {x + 6, 38}});
    pen.colour(darker(p.body));
    pen.rectangle(12, 72, 72, 6, 3);
}

void sausage(Pen& pen, const Picture& p) {
    pen.turned(-25, 48, 48, [&] {
        pen.colour(p.body);
        pen.rectangle(8, 34, 62, 30, 15);
        pen.colour(darker(p.body));
        pen.polygon({{10, 49}, {2, 42}, {2, 56}});
        pen.colour(p.accent);
        pen.ellipse(68, 49, 12, 15);
        pen.colour(white);
        pen.ellipse(66, 44, 2, 2);
        pen.ellipse(71, 51, 2, 2);
        pen.ellipse(65, 55, 2, 2);
    });
}

void carton(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.rectangle(28, 36, 40, 52, 1);
    pen.colour(darker(p.body));
    pen.polygon({{28, 36}, {36, 18}, {60, 18}, {68, 36}});
    pen.rectangle(36, 11, 24, 8, 1);
    pen.colour(p.accent);
    pen.ellipse(48, 26, 5, 5);
    pen.rectangle(28, 50, 40, 22);
    pen.colour(p.body);
    pen.ellipse(48, 61, 8, 7);
}

void tin(Pen& pen, const Picture& p) {
    pen.colour(steel);
    pen.rectangle(12, 40, 72, 32, 14);
    pen.colour(p.body);
    pen.rectangle(12, 28, 72, 32, 14);
    pen.colour(p.accent);
    pen.ellipse(46, 44, 18, 7);
    pen.polygon({{60, 44}, {72, 37}, {72, 51}});
    pen.colour(p.body);
    pen.ellipse(36, 43, 2, 2);
}

void bag(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.polygon({{26, 16}, {70, 16}, {74, 88}, {22, 88}});
    pen.colour(darker(p.body));
    pen.rectangle(25, 10, 46, 10, 2);
    pen.colour(p.accent);
    pen.rectangle(32, 38, 32, 34, 4);
    pen.colour(p.body);
    pen.ellipse(48, 55, 8, 11);
    pen.colour(p.accent);
    pen.line(2, {{48, 45}, {46, 52}, {50, 58}, {48, 65}});
}

void bar(Pen& pen, const Picture& p) {
    pen.turned(-18, 48, 48, [&] {
        pen.colour(p.body);
        pen.rectangle(14, 26, 68, 44, 3);
        pen.colour(lighter(p.body));
        for (const double x : {50.0, 62.0, 74.0}) {
            for (const double y : {34.0, 48.0, 62.0}) pen.rectangle(x - 5, y - 5, 10, 10, 1);
        }
        pen.colour(p.accent);
        pen.rectangle(12, 23, 33, 50, 3);
        pen.colour(p.body);
        pen.rectangle(18, 42, 20, 5);
        pen.rectangle(18, 51, 13, 4);
    });
}

void spray(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.rectangle(34, 36, 28, 52, 5);
    pen.ellipse(48, 38, 14, 9);
    pen.colour(p.accent);
    pen.rectangle(40, 18, 16, 14, 3);
    pen.rectangle(34, 54, 28, 20);
    pen.colour(steel);
    for (const auto& [x, y] : {Pen::Point{30, 22}, {22, 17}, {22, 26}, {14, 12}, {14, 22}, {14, 31}}) pen.ellipse(x, y, 2, 2);
}

void pump(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.rectangle(28, 40, 40, 48, 9);
    pen.colour(dark);
    pen.rectangle(41, 28, 14, 13, 2);
    pen.rectangle(46, 14, 4, 16);
    pen.rectangle(28, 10, 26, 7, 3);
    pen.colour(p.accent);
    pen.rectangle(34, 52, 28, 26, 4);
    pen.colour(p.body);
    pen.ellipse(48, 65, 6, 8);
}

void dryer(Pen& pen, const Picture& p) {
    pen.colour(darker(p.body));
    pen.turned(12, 56, 50, [&] { pen.rectangle(50, 46, 15, 42, 6); });
    pen.colour(p.body);
    pen.ellipse(58, 36, 24, 20);
    pen.polygon({{10, 26}, {56, 18}, {56, 54}, {10, 46}});
    pen.colour(p.accent);
    pen.rectangle(8, 25, 7, 22, 2);
    pen.ellipse(60, 36, 9, 9);
}

void scissors(Pen& pen, const Picture& p) {
    pen.colour(steel);
    pen.line(7, {{36, 60}, {68, 12}});
    pen.line(7, {{60, 60}, {28, 12}});
    pen.colour(p.body);
    pen.ring(30, 72, 11, 6);
    pen.ring(66, 72, 11, 6);
    pen.colour(p.accent);
    pen.ellipse(48, 42, 4, 4);
}

void comb(Pen& pen, const Picture& p) {
    pen.turned(-28, 48, 48, [&] {
        pen.colour(p.body);
        pen.rectangle(8, 30, 80, 14, 5);
        for (double x = 12; x < 84; x += 7) pen.rectangle(x, 40, 3.5, 26, 1);
        pen.colour(p.accent);
        pen.rectangle(20, 35, 30, 3);
    });
}

void towel(Pen& pen, const Picture& p) {
    for (int i = 0; i < 3; ++i) {
        pen.colour(i % 2 == 0 ? p.body : lighter(p.body));
        pen.rectangle(14, 66 - 21 * i, 68, 20, 9);
        pen.colour(p.accent);
        pen.rectangle(60, 66 - 21 * i, 6, 20);
    }
}

void polish(Pen& pen, const Picture& p) {
    pen.colour(dark);
    pen.polygon({{42, 10}, {54, 10}, {58, 48}, {38, 48}});
    pen.colour(p.body);
    pen.rectangle(26, 48, 44, 40, 12);
    pen.colour(p.accent);
    pen.rectangle(33, 56, 6, 22, 3);
}

void bucket(Pen& pen, const Picture& p) {
    pen.colour(steel);
    pen.ring(48, 34, 25, 3);
    pen.colour(p.body);
    pen.polygon({{20, 34}, {76, 34}, {69, 88}, {27, 88}});
    pen.colour(p.accent);
    pen.rectangle(16, 28, 64, 11, 4);
    pen.polygon({{25, 50}, {71, 50}, {69, 72}, {28, 72}});
}

void eggs(Pen& pen, const Picture& p) {
    pen.colour(p.accent);
    for (const double x : {24.0, 48.0, 72.0}) pen.ellipse(x, 42, 11, 15);
    pen.colour(p.body);
    pen.polygon({{8, 46}, {88, 46}, {80, 78}, {16, 78}});
    pen.colour(darker(p.body));
    for (const double x : {24.0, 48.0, 72.0}) pen.ellipse(x, 62, 8, 8);
}

void roll(Pen& pen, const Picture& p) {
    pen.colour(p.body);
    pen.rectangle(16, 30, 54, 40, 3);
    pen.polygon({{16, 60}, {70, 60}, {70, 86}, {16, 82}});
    pen.colour(darker(p.body));
    pen.ellipse(70, 50, 14, 20);
    pen.colour(p.accent);
    pen.ellipse(70, 50, 5, 8);
}

}  // namespace

void draw_shape(Pen& pen, const Picture& picture) {
    using Drawing = void (*)(Pen&, const Picture&);
    static constexpr Drawing drawings[] = {bottle, wine_bottle, jar,  sack, box,   cup,  tube,  brush,    can,  cheese, loaf,   sausage, carton,
                                           tin,    bag,         bar,  spray, pump, dryer, scissors, comb, towel,  polish, bucket, eggs,    roll};
    static_assert(std::size(drawings) == static_cast<std::size_t>(Shape::roll) + 1);
    drawings[static_cast<std::size_t>(picture.shape)](pen, picture);
}

}  // namespace orderline::app
