-- Files that follow the document: kept apart from the log, so that a file can be taken away without touching it.
-- revision is the event that added it.
create table attachments (
    workshop   integer not null references workshops (id),
    attachment integer not null,
    revision   integer not null,
    content    blob    not null,
    primary key (workshop, attachment)
);

create unique index attachments_revision on attachments (workshop, revision);
