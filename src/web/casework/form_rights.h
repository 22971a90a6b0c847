/// Who reads and writes what is written on a form, and how a reading of it is recorded. Pages of a form are made from these.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "identity/permission.h"
#include "web/server/route.h"

namespace web {

struct FormRights {
    std::string_view form;
    identity::Permission read, write;
    AuditEvent audit;
    /// Below the case: the page on which it is made instead, for one text and with that text's mark. Empty: on a page of its own form.
    std::string_view made_on = {};
};

/// Of every form that has pages of its own, in the order of the path.
const std::vector<FormRights>& form_rights();
/// Each part of the path keeps its own.
std::span<const FormRights> review_form_rights();
std::span<const FormRights> publication_form_rights();

}  // namespace web
