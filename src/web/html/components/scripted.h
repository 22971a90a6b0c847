/// Controls that only script brings to life; hidden until it does.
#pragma once

#include "web/html/messages.h"

namespace web::html {

/// A box over a list of tick boxes that hides what does not match while one types. Stands beside the list, in the same parent.
Html filter_list_box(const Catalogue& t, std::string_view id);

/// A button that copies the text of the element with this id.
Html copy_button(std::string_view target, const Words& words);

}  // namespace web::html
