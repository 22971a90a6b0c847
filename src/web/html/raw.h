/// Markup that is trusted as it stands. Included in src/web/html alone (`sources_test` holds that): cmark's safe output,
/// committed drawings, and opening tags whose end comes later.
#pragma once

#include "web/html/html.h"

namespace web::html {

class Raw {
public:
    static Html html(std::string_view trusted) {
        Html html;
        html.markup(trusted);
        return html;
    }
    static void append(Html& html, std::string_view trusted) { html.markup(trusted); }
    static void text(Html& html, std::string_view data) { html.text(data); }
};

}  // namespace web::html
