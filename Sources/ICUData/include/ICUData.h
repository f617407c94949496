// Nothing to call: this target only stands in for ICU's data when the program is linked.
