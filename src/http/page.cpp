// http/page.cpp: headers that browsers obey.
#include "http/page.hpp"

namespace orderline::http {

void add_page_headers(Response& response, const std::string& policy) {
    response.headers.add("content-security-policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; " + policy);
    response.headers.add("referrer-policy", "no-referrer");  // a customer's link is a secret
    response.headers.add("cross-origin-opener-policy", "same-origin");
    response.headers.add("permissions-policy",
                         "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()");
    response.headers.add("x-robots-tag", "noindex");
}

}  // namespace orderline::http
