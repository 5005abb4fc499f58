// codegen/html.cpp: puts the page of src/codegen/page together with a schema and its drawing.
#include "codegen/html.hpp"
#include <array>
#include <utility>
#include "base/encoding.hpp"
#include "base/sha256.hpp"
#include "codegen/html_data.hpp"
#include "codegen/page_around_text.hpp"
#include "codegen/page_card_text.hpp"
#include "codegen/page_css_text.hpp"
#include "codegen/page_diagram_text.hpp"
#include "codegen/page_dom_text.hpp"
#include "codegen/page_html_text.hpp"
#include "codegen/page_search_text.hpp"
#include "codegen/page_start_text.hpp"

namespace orderline::codegen {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char sign : text) {
        if (sign == '<') out += "&lt;";
        else if (sign == '&') out += "&amp;";
        else if (sign == '"') out += "&quot;";
        else out += sign;
    }
    return out;
}

/// The element alone: an XML declaration and a document type have no place inside HTML.
std::string_view element_of(std::string_view svg) {
    const auto begin = svg.find("<svg");
    const auto end = svg.rfind("</svg>");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    return svg.substr(begin, end + 6 - begin);
}

std::string digest(std::string_view text) { return "sha256-" + to_base64(sha256(text)); }

using Values = std::array<std::pair<std::string_view, std::string_view>, 7>;

/// Each `{{name}}` of the page becomes its value. What stands in a value is not looked at again.
std::string filled(std::string_view page, const Values& values) {
    std::string out;
    while (true) {
        const auto begin = page.find("{{");
        out += page.substr(0, begin);
        if (begin == std::string_view::npos) return out;
        const auto end = page.find("}}", begin);
        const auto name = page.substr(begin + 2, end - begin - 2);
        for (const auto& [key, value] : values) {
            if (key == name) out += value;
        }
        page.remove_prefix(end + 2);
    }
}

}  // namespace

File html(const schema::Model& model, const HtmlOptions& options) {
    std::string script = "(() => {\n'use strict';\n";
    for (const auto part : {page_dom_text, page_around_text, page_card_text, page_diagram_text, page_search_text, page_start_text}) script += part;
    script += "})();\n";
    const auto title = escaped(options.title), style_digest = digest(page_css_text), script_digest = digest(script);
    const auto data = html_data(model, options.title, options.made_by);
    return {"schema.html", filled(page_html_text, Values{{{"title", title},
                                                          {"style", page_css_text},
                                                          {"style-digest", style_digest},
                                                          {"script", script},
                                                          {"script-digest", script_digest},
                                                          {"svg", element_of(options.svg)},
                                                          {"data", data}}})};
}

}  // namespace orderline::codegen
