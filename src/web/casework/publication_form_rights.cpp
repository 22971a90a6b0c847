#include "web/casework/form_rights.h"

namespace web {

std::span<const FormRights> publication_form_rights() { return {}; }

}  // namespace web
