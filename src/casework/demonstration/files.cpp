#include "casework/demonstration/files.h"

#include <algorithm>

#include "base/assert.h"

namespace base::embed {
std::vector<base::EmbeddedFile> demonstration_files();
}

namespace casework::demonstration {

const std::vector<base::EmbeddedFile>& files() {
    static const auto all = base::embed::demonstration_files();
    return all;
}

std::vector<std::string_view> lines_of(std::string_view name) {
    const auto found = std::ranges::find(files(), name, &base::EmbeddedFile::path);
    CAIRN_ASSERT(found != files().end());
    std::vector<std::string_view> lines;
    for (auto left = found->bytes; !left.empty();) {
        const auto end = std::min(left.find('\n'), left.size());
        if (end > 0) lines.push_back(left.substr(0, end));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return lines;
}

}  // namespace casework::demonstration
