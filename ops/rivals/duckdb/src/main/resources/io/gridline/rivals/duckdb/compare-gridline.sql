-- Another of Gridline's own runs beside its first.

CREATE TABLE ours AS FROM published('${ours}');

CREATE TABLE theirs AS FROM published('${theirs}');
