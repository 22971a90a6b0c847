#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <boost/json/value.hpp>

#include "documents/catalogue/row_wire.h"
#include "documents/catalogue/rows.h"

// The first byte chooses the form. Whatever the helper makes of a catalogue, the reader must understand it, and rows must
// come in the order of their numbers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace documents::catalogue;
    if (size == 0) return 0;
    const auto form = static_cast<Form>(data[0] % 3);
    int last = 0;
    read_rows({reinterpret_cast<const char*>(data) + 1, size - 1}, form, [&](Row row) {
        const auto heard = decode_row(encode_row(row));
        if (!heard || heard->number <= last || heard->fields.has_value() != row.fields.has_value()) std::abort();
        if (row.fields && *heard->fields != *row.fields) std::abort();
        last = heard->number;
    });
    return 0;
}
