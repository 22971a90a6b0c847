#include "documents/helper.h"

int main(int argc, char** argv) { return documents::helper_main(argc, argv); }
