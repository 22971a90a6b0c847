#include "identity/own_data.h"

#include <algorithm>

#include "base/assert.h"
#include "base/embedded.h"

namespace base::embed {
std::vector<base::EmbeddedFile> identity_data();
}

namespace identity {

std::string_view own_data(std::string_view name) {
    static const std::vector<base::EmbeddedFile> files = base::embed::identity_data();
    const auto found = std::ranges::find(files, name, &base::EmbeddedFile::path);
    CAIRN_ASSERT(found != files.end());
    return found->bytes;
}

}  // namespace identity
