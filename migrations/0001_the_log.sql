-- The log of every workshop: events are the only truth that is stored; all else is worked out from them.

-- One row of facts about the file itself. The epoch is random: a position in another file's log means nothing here.
-- opened is drawn each time the file is opened and noted outside it: a backup that was put back does not have the latest,
-- and gets a new epoch.
create table meta (
    one           integer primary key check (one = 1),
    epoch         text    not null,
    opened        text    not null,
    organiser_key text    not null
);

-- A workshop is found by its join code or by the hash of one of its links; the links themselves are stored nowhere.
create table workshops (
    id               integer primary key,
    code             text    not null,
    facilitator_hash blob    not null,
    secretariat_hash blob    not null,
    wall_hash        blob    not null,
    created_at       integer not null, -- milliseconds since 1970-01-01 UTC
    constraint workshops_code unique (code)
);

-- What happened, in order, without gaps. note_id is set where a note was written, so that a note sent twice cannot be
-- stored twice, whatever the server believes.
create table events (
    workshop integer not null references workshops (id),
    revision integer not null, -- 1, 2, 3 … within the workshop
    at       integer not null, -- milliseconds since 1970-01-01 UTC
    by_whom  text    not null, -- JSON
    event    text    not null, -- JSON, without persons
    note_id  text,
    primary key (workshop, revision)
) without rowid;

create unique index events_note on events (workshop, note_id) where note_id is not null;

-- Who a participant says they are: kept apart from the log, so that it can be taken away without touching it.
-- Only the latest word of each participant is kept; revision is the event it belongs to.
create table persons (
    workshop    integer not null references workshops (id),
    participant integer not null,
    revision    integer not null,
    person      text    not null, -- JSON
    primary key (workshop, participant)
) without rowid;
