/// What each kind of notice is called, and where it leads.
#pragma once

#include <string_view>

#include "notices/kind.h"
#include "web/html/messages.h"

namespace web {

const html::Words& notice_kind_words(const html::Catalogue& t, notices::Kind kind);
/// Below the case's own address: "/agencies".
std::string_view place_of_kind(notices::Kind kind);

}  // namespace web
