#pragma once

#include "web/server/route.h"

namespace web {

/// The pages whose words are Markdown files: for families, support, glossary, about, accessibility, privacy and the others.
void add_content_pages(Routes& routes);

}  // namespace web
