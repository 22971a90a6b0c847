#include "documents/contents_title.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace documents {

bool is_contents_title(std::string_view heading) {
    static constexpr std::array<std::string_view, 8> titles{"contents", "table of contents", "contents page", "list of contents", "cynnwys", "tabl cynnwys", "tabl gynnwys", "rhestr cynnwys"};
    if (heading.size() > 40) return false;
    std::string plain = base::fold(base::squeeze(heading));
    while (plain.ends_with(':') || plain.ends_with('.')) plain.pop_back();
    return std::ranges::find(titles, plain) != titles.end();
}

}  // namespace documents
