/// qpdf, opened when the first PDF is made: linked, it and what it brings along would cost every start of the program, and so every file
/// that a helper reads, more than the file itself.
#pragma once

#include <qpdf/qpdf-c.h>

namespace documents {

#define CAIRN_QPDF_FUNCTIONS(of) \
    of(qpdf_init) of(qpdf_cleanup) of(qpdf_set_suppress_warnings) of(qpdf_silence_errors) of(qpdf_read_memory) of(qpdf_get_root) of(qpdf_get_trailer) \
    of(qpdf_oh_get_key) of(qpdf_oh_is_dictionary) of(qpdf_oh_has_key) of(qpdf_oh_replace_key) of(qpdf_oh_remove_key) of(qpdf_oh_new_dictionary) \
    of(qpdf_oh_new_bool) of(qpdf_oh_parse) of(qpdf_oh_new_unicode_string) of(qpdf_make_indirect_object) of(qpdf_init_write_memory) \
    of(qpdf_set_object_stream_mode) of(qpdf_write) of(qpdf_get_buffer_length) of(qpdf_get_buffer) of(qpdf_has_error) of(qpdf_get_error)

/// Its functions under their own names.
struct QpdfFunctions {
#define CAIRN_QPDF_DECLARE(name) decltype(&::name) name = nullptr;
    CAIRN_QPDF_FUNCTIONS(CAIRN_QPDF_DECLARE)
#undef CAIRN_QPDF_DECLARE
};

/// Null where the library is not there.
const QpdfFunctions* qpdf_functions();

}  // namespace documents
