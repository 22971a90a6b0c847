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
};

/// Of every form that has pages of its own, in the order of the path.
const std::vector<FormRights>& form_rights();
/// Each part of the path keeps its own.
std::span<const FormRights> review_form_rights();
std::span<const FormRights> publication_form_rights();

}  // namespace web
