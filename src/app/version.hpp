// app/version.hpp: which release this is; the same number as in CMakeLists.txt (a test compares them).
#pragma once

#define ORDERLINE_VERSION "0.1.0"
