/// What stands around the boxes of a form: what is wrong, what can be done with it, and where its questions come from.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "web/casework/form_view.h"

namespace web {

/// The address of the page on which a place is answered, without fragment; nothing: the page itself.
using PlaceAddress = std::function<html::Url(const casework::Place&)>;

/// "There is a problem", with a link to each box; nothing where there is none. `where`: for a list of problems on another page.
html::Html form_errors(const html::Catalogue& t, const casework::Form& form, const std::vector<casework::Problem>& problems, const PlaceAddress& where = {});

/// On a referral: that it is no way to report a child who is at risk now. Nothing on other forms.
html::Html form_warning(const html::Catalogue& t, const casework::Form& form);

/// The title of a page: "Error: …" before it when something is wrong.
std::string form_page_title(const html::Catalogue& t, std::string_view title, bool has_problems);

/// Save and go on, save for later; of a section that may be answered several times also add another and remove this one.
/// The chosen button is sent as `then` = `on`, `later`, `another` or `remove`.
html::Html form_buttons(const html::Catalogue& t, const FormView& view);

/// Closed until somebody asks: how binding each question of the section is, where it comes from, and whether that was read.
html::Html form_sources(const html::Catalogue& t, const casework::Form& form, const casework::Section& section);

}  // namespace web
