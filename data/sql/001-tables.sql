-- SPDX-License-Identifier: GPL-3.0-or-later
-- One table a kind of thing; the columns follow the field tables of src/model.

CREATE TABLE member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  role TEXT,
  role_words TEXT,
  department TEXT,
  superior INTEGER REFERENCES member (id) ON DELETE SET NULL,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE INDEX member_name ON member (name);
CREATE INDEX member_superior ON member (superior);

CREATE TABLE calendar (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  json TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX calendar_name ON calendar (name, version);

CREATE TABLE policy (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  json TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX policy_name ON policy (name, version);

CREATE TABLE setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  value TEXT
) STRICT;
CREATE INDEX setting_name ON setting (name);

CREATE TABLE customer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  number TEXT,
  name TEXT NOT NULL,
  former_names TEXT,
  kind TEXT,
  type TEXT,
  high_value INTEGER NOT NULL DEFAULT 0 CHECK (high_value IN (0, 1)),
  industry TEXT,
  size TEXT,
  yearly_revenue INTEGER,
  address TEXT,
  source TEXT,
  source_words TEXT,
  referred_by INTEGER REFERENCES customer (id) ON DELETE SET NULL,
  first_contact_day INTEGER,
  first_contact_at INTEGER,
  first_contact_channel TEXT,
  first_contact_channel_words TEXT,
  received_by INTEGER REFERENCES member (id) ON DELETE SET NULL,
  initial_need TEXT,
  fit_need TEXT,
  fit_budget TEXT,
  fit_potential TEXT,
  focus_customer INTEGER NOT NULL DEFAULT 0 CHECK (focus_customer IN (0, 1)),
  industry_leader INTEGER NOT NULL DEFAULT 0 CHECK (industry_leader IN (0, 1)),
  profit_contribution TEXT,
  pain_points TEXT,
  motives TEXT,
  expectations TEXT,
  features_of_interest TEXT,
  dates_that_matter TEXT,
  interests TEXT,
  decision_process TEXT,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  grade TEXT,
  grade_words TEXT,
  grade_reason TEXT,
  stage TEXT,
  status TEXT,
  preferred_channel TEXT,
  preferred_channel_words TEXT,
  convenient_times TEXT,
  yearly_amount INTEGER,
  renewal_date INTEGER,
  last_order_date INTEGER,
  cooperation TEXT,
  cooperation_words TEXT,
  benefit_discount INTEGER NOT NULL DEFAULT 0 CHECK (benefit_discount IN (0, 1)),
  benefit_points INTEGER NOT NULL DEFAULT 0 CHECK (benefit_points IN (0, 1)),
  benefit_own_contact INTEGER NOT NULL DEFAULT 0 CHECK (benefit_own_contact IN (0, 1)),
  benefit_green_channel INTEGER NOT NULL DEFAULT 0 CHECK (benefit_green_channel IN (0, 1)),
  benefit_own_package INTEGER NOT NULL DEFAULT 0 CHECK (benefit_own_package IN (0, 1)),
  benefit_package_frequency TEXT,
  benefit_notes TEXT,
  segment TEXT,
  company_anniversary TEXT,
  reference_consent TEXT,
  provenance TEXT,
  change_confirmed_day INTEGER,
  change_confirmed_at INTEGER,
  last_verified INTEGER,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX customer_number ON customer (number);
CREATE INDEX customer_name ON customer (name);
CREATE INDEX customer_owner ON customer (owner);
CREATE INDEX customer_referred_by ON customer (referred_by) WHERE referred_by IS NOT NULL;
CREATE INDEX customer_received_by ON customer (received_by) WHERE received_by IS NOT NULL;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  name TEXT,
  position TEXT,
  department TEXT,
  as_typed TEXT,
  decision_maker INTEGER NOT NULL DEFAULT 0 CHECK (decision_maker IN (0, 1)),
  key_contact INTEGER NOT NULL DEFAULT 0 CHECK (key_contact IN (0, 1)),
  phone TEXT,
  mobile TEXT,
  email TEXT,
  im TEXT,
  im_kind TEXT,
  birthday TEXT,
  birthday_lunar INTEGER NOT NULL DEFAULT 0 CHECK (birthday_lunar IN (0, 1)),
  left_on INTEGER,
  rank INTEGER
) STRICT;
CREATE INDEX contact_customer ON contact (customer, rank);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX tag_customer ON tag (customer);
CREATE INDEX tag_name ON tag (name);

CREATE TABLE stage_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  since INTEGER NOT NULL,
  reason TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX stage_change_customer ON stage_change (customer, since);
CREATE INDEX stage_change_member ON stage_change (member);

CREATE TABLE grade_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  grade TEXT,
  since INTEGER NOT NULL,
  reason TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX grade_change_customer ON grade_change (customer, since);
CREATE INDEX grade_change_member ON grade_change (member);

CREATE TABLE record (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  contact INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  contact_words TEXT,
  started_day INTEGER NOT NULL,
  started_at INTEGER,
  ended INTEGER,
  method TEXT,
  method_words TEXT,
  depth TEXT,
  began_by TEXT,
  participants TEXT,
  summary TEXT,
  feedback TEXT,
  agreed TEXT,
  responded TEXT,
  satisfaction INTEGER,
  will_end INTEGER NOT NULL DEFAULT 0 CHECK (will_end IN (0, 1)),
  next_action TEXT,
  next_day INTEGER,
  next_at INTEGER,
  next_words TEXT,
  warning_reason TEXT,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  owner_words TEXT,
  written_at INTEGER,
  imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1))
) STRICT;
CREATE INDEX record_customer ON record (customer, started_day, started_at);
CREATE INDEX record_started ON record (started_day, started_at);
CREATE INDEX record_owner ON record (owner, started_day, started_at);
CREATE INDEX record_contact ON record (contact) WHERE contact IS NOT NULL;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  contact INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  due_day INTEGER NOT NULL,
  due_at INTEGER,
  method TEXT,
  method_words TEXT,
  depth TEXT,
  content TEXT,
  goal TEXT,
  preparation TEXT,
  booked_day INTEGER,
  booked_at INTEGER,
  warning_reason TEXT,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  state TEXT NOT NULL,
  skip_reason TEXT,
  origin TEXT,
  origin_record INTEGER REFERENCES record (id) ON DELETE SET NULL,
  answered_by INTEGER REFERENCES record (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX plan_customer ON plan (customer, due_day, due_at);
CREATE INDEX plan_open ON plan (due_day, due_at, id, state) WHERE state = 'planned';
CREATE INDEX plan_due ON plan (due_day, due_at);
CREATE INDEX plan_owner ON plan (owner, due_day, due_at);
CREATE INDEX plan_contact ON plan (contact) WHERE contact IS NOT NULL;
CREATE INDEX plan_origin_record ON plan (origin_record) WHERE origin_record IS NOT NULL;
CREATE INDEX plan_answered_by ON plan (answered_by) WHERE answered_by IS NOT NULL;

CREATE TABLE ticket (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  number TEXT,
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  contact INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  channel TEXT,
  channel_words TEXT,
  received INTEGER NOT NULL,
  received_by INTEGER REFERENCES member (id) ON DELETE SET NULL,
  occurred_day INTEGER,
  occurred_at INTEGER,
  category TEXT,
  subcategory TEXT,
  nature TEXT,
  complaint INTEGER NOT NULL DEFAULT 0 CHECK (complaint IN (0, 1)),
  description TEXT,
  explicit_need TEXT,
  implicit_need TEXT,
  urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
  important INTEGER NOT NULL DEFAULT 0 CHECK (important IN (0, 1)),
  priority TEXT NOT NULL,
  complexity TEXT,
  agreed INTEGER,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  cooperating TEXT,
  service_plan TEXT,
  status TEXT NOT NULL,
  escalation_level INTEGER,
  accepted_by TEXT,
  accepted_how TEXT,
  accepted_at INTEGER,
  policy INTEGER REFERENCES policy (id) ON DELETE SET NULL,
  calendar INTEGER REFERENCES calendar (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ticket_number ON ticket (number);
CREATE INDEX ticket_customer ON ticket (customer, received);
CREATE INDEX ticket_priority ON ticket (priority, received);
CREATE INDEX ticket_received ON ticket (received);
CREATE INDEX ticket_owner ON ticket (owner, received);
CREATE INDEX ticket_status ON ticket (status, received);
CREATE INDEX ticket_contact ON ticket (contact) WHERE contact IS NOT NULL;
CREATE INDEX ticket_received_by ON ticket (received_by) WHERE received_by IS NOT NULL;
CREATE INDEX ticket_policy ON ticket (policy);
CREATE INDEX ticket_calendar ON ticket (calendar);

CREATE TABLE ticket_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT,
  note TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL,
  exception_kind TEXT,
  exception_cause TEXT,
  coordinated_by TEXT,
  alternative TEXT,
  told_customer TEXT,
  customer_answer TEXT,
  new_date_day INTEGER,
  new_date_at INTEGER,
  outcome TEXT,
  score_speed INTEGER,
  score_result INTEGER,
  score_attitude INTEGER,
  score_overall INTEGER
) STRICT;
CREATE INDEX ticket_event_ticket ON ticket_event (ticket, at);
CREATE INDEX ticket_event_member ON ticket_event (member);

CREATE TABLE action_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  record INTEGER REFERENCES record (id) ON DELETE CASCADE,
  ticket INTEGER REFERENCES ticket (id) ON DELETE CASCADE,
  what TEXT NOT NULL,
  who INTEGER REFERENCES member (id) ON DELETE SET NULL,
  who_words TEXT,
  deadline_day INTEGER,
  deadline_at INTEGER,
  done_day INTEGER,
  done_at INTEGER
) STRICT;
CREATE INDEX action_item_customer ON action_item (customer);
CREATE INDEX action_item_record ON action_item (record) WHERE record IS NOT NULL;
CREATE INDEX action_item_ticket ON action_item (ticket) WHERE ticket IS NOT NULL;
CREATE INDEX action_item_who ON action_item (who);
CREATE INDEX action_item_open ON action_item (deadline_day, deadline_at) WHERE done_day IS NULL;

CREATE TABLE extra (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  record INTEGER REFERENCES record (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT
) STRICT;
CREATE INDEX extra_customer ON extra (customer);
CREATE INDEX extra_record ON extra (record) WHERE record IS NOT NULL;
