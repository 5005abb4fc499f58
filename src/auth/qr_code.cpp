// auth/qr_code.cpp: the modules by libqrencode, drawn as one path.
#include "auth/qr_code.hpp"
#include <fmt/format.h>
#include <qrencode.h>
#include <memory>
#include <new>

namespace orderline::auth {
namespace {

constexpr int margin = 4;

bool is_dark(const QRcode& code, int x, int y) { return (code.data[y * code.width + x] & 1) != 0; }

/// A horizontal bar for each run of dark modules.
std::string bars(const QRcode& code) {
    std::string path;
    for (int y = 0; y < code.width; ++y) {
        for (int x = 0; x < code.width;) {
            int end = x;
            while (end < code.width && is_dark(code, end, y)) ++end;
            if (end > x) path += fmt::format("M{} {}h{}v1h-{}z", x + margin, y + margin, end - x, end - x);
            x = end + 1;
        }
    }
    return path;
}

}  // namespace

std::string qr_svg(const std::string& text) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free};
    if (!code) throw std::bad_alloc();  // the text is short enough: only memory can be missing
    const int size = code->width + 2 * margin;
    return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges">)"
                       R"(<rect width="{0}" height="{0}" fill="white"/><path d="{1}" fill="black"/></svg>)",
                       size, bars(*code));
}

}  // namespace orderline::auth
