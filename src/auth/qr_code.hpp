// auth/qr_code.hpp: a text as a picture that a phone's camera reads. Pure.
#pragma once
#include <string>

namespace orderline::auth {

/// A QR code (ISO 18004, level M) as an SVG without a size of its own, one unit a module, four units of white around it. It has no "#",
/// so that it can stand in a data: URL as it is. Requires: at most 1,000 bytes without NUL.
std::string qr_svg(const std::string& text);

}  // namespace orderline::auth
