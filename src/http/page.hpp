// http/page.hpp: what keeps a web page safe in a browser.
#pragma once
#include <string>
#include "http/message.hpp"

namespace orderline::http {

/// The headers of a page and of its files: nothing but what `policy` names is loaded or run (Content-Security-Policy; that nothing
/// else is, and that nobody frames it, stands there already), its address is told to nobody, and it may use no device.
void add_page_headers(Response& response, const std::string& policy);

}  // namespace orderline::http
