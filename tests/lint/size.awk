# Functions over 60 lines and files over 600, constant tables and the public header aside.
FNR == 1 { if (file && lines > 600 && file !~ /nutgraf\.h$/) { print file ": " lines " lines"; bad = 1 }; file = FILENAME; lines = 0; open = 0; table = 0 }
/^(static )?const .*= *\{$/ || /\[\] = \{$/ { table = 1 }
{ if (!table) lines++ }
table && /^\};/ { table = 0 }
/^[a-zA-Z].*[^;]$/ && !/^(struct|enum|union|typedef|#)/ { name = $0 }
/^\{/ { open = FNR; who = name }
/^\}/ { if (open && FNR - open > 60) { print FILENAME ":" open ": " FNR - open " lines: " who; bad = 1 }; open = 0 }
END { if (lines > 600 && file !~ /nutgraf\.h$/) { print file ": " lines " lines"; bad = 1 }; exit bad }
