-- SPDX-License-Identifier: GPL-3.0-or-later
-- The kinds of things that are new with step 2, a table each, and what is new in those of step 1: always
-- behind what was there, so that the log of step 1 still applies. The columns follow the field tables of
-- src/model. A reference and an order by which lists are shown has its index.

CREATE TABLE department (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  head INTEGER REFERENCES member (id) ON DELETE SET NULL,
  kind TEXT,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE INDEX department_head ON department (head) WHERE head IS NOT NULL;
CREATE INDEX department_name ON department (name);

CREATE TABLE tag_style (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  colour TEXT,
  playbook TEXT,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX tag_style_name ON tag_style (name);

CREATE TABLE snippet (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  kind TEXT,
  body TEXT NOT NULL,
  tag TEXT,
  stage TEXT,
  industry TEXT,
  category TEXT,
  language TEXT,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX snippet_name ON snippet (name);

CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  list TEXT NOT NULL,
  condition TEXT,
  search TEXT,
  sort TEXT,
  columns TEXT,
  segment INTEGER NOT NULL DEFAULT 0 CHECK (segment IN (0, 1)),
  basis TEXT,
  profile TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL,
  rank INTEGER
) STRICT;
CREATE INDEX saved_filter_member ON saved_filter (member) WHERE member IS NOT NULL;
CREATE INDEX saved_filter_name ON saved_filter (name);

CREATE TABLE team (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  kind TEXT,
  purpose TEXT,
  lead INTEGER REFERENCES member (id) ON DELETE SET NULL,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE INDEX team_lead ON team (lead) WHERE lead IS NOT NULL;
CREATE INDEX team_name ON team (name);

CREATE TABLE membership (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  team INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
  member INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
  role TEXT
) STRICT;
CREATE INDEX membership_team ON membership (team);
CREATE INDEX membership_member ON membership (member);

CREATE TABLE product (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  code TEXT,
  name TEXT NOT NULL,
  category TEXT,
  unit TEXT,
  price INTEGER,
  description TEXT,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX product_name ON product (name);

CREATE TABLE budget_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  year INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT,
  department INTEGER REFERENCES department (id) ON DELETE SET NULL,
  customer_group TEXT,
  ceiling INTEGER,
  ceiling_q1 INTEGER,
  ceiling_q2 INTEGER,
  ceiling_q3 INTEGER,
  ceiling_q4 INTEGER,
  draft INTEGER NOT NULL DEFAULT 0 CHECK (draft IN (0, 1)),
  notes TEXT
) STRICT;
CREATE INDEX budget_line_department ON budget_line (department) WHERE department IS NOT NULL;
CREATE INDEX budget_line_name ON budget_line (name);

CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  kind TEXT,
  kind_words TEXT,
  starts_day INTEGER,
  starts_at INTEGER,
  ends_day INTEGER,
  ends_at INTEGER,
  place TEXT,
  planned_cost INTEGER,
  goal TEXT,
  expected TEXT,
  approval TEXT,
  approved_by INTEGER REFERENCES member (id) ON DELETE SET NULL,
  approved_on INTEGER,
  feedback TEXT,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  department INTEGER REFERENCES department (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX activity_approved_by ON activity (approved_by) WHERE approved_by IS NOT NULL;
CREATE INDEX activity_owner ON activity (owner) WHERE owner IS NOT NULL;
CREATE INDEX activity_department ON activity (department) WHERE department IS NOT NULL;
CREATE INDEX activity_starts ON activity (starts_day, starts_at);
CREATE INDEX activity_name ON activity (name);

CREATE TABLE survey (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  begins INTEGER,
  ends INTEGER,
  asked TEXT,
  sample_percent INTEGER,
  customer_group TEXT,
  introduction TEXT,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  notes TEXT
) STRICT;
CREATE INDEX survey_owner ON survey (owner) WHERE owner IS NOT NULL;
CREATE INDEX survey_begins ON survey (begins);
CREATE INDEX survey_name ON survey (name);

CREATE TABLE survey_question (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  survey INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  subject TEXT,
  maximum INTEGER,
  required INTEGER NOT NULL DEFAULT 0 CHECK (required IN (0, 1)),
  rank INTEGER
) STRICT;
CREATE INDEX survey_question_survey ON survey_question (survey, rank);

CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT NOT NULL,
  category TEXT,
  keywords TEXT,
  body TEXT,
  changed_at INTEGER,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  product INTEGER REFERENCES product (id) ON DELETE SET NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX article_owner ON article (owner) WHERE owner IS NOT NULL;
CREATE INDEX article_product ON article (product) WHERE product IS NOT NULL;
CREATE INDEX article_changed_at ON article (changed_at);
CREATE INDEX article_name ON article (name);

CREATE TABLE article_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  body TEXT,
  changed TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX article_version_article ON article_version (article, at);
CREATE INDEX article_version_member ON article_version (member) WHERE member IS NOT NULL;
CREATE INDEX article_version_at ON article_version (at);

CREATE TABLE target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name TEXT,
  figure TEXT NOT NULL,
  way TEXT NOT NULL,
  value INTEGER NOT NULL,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  department INTEGER REFERENCES department (id) ON DELETE SET NULL,
  grade TEXT,
  segment TEXT,
  begins INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  notes TEXT
) STRICT;
CREATE INDEX target_owner ON target (owner) WHERE owner IS NOT NULL;
CREATE INDEX target_department ON target (department) WHERE department IS NOT NULL;
CREATE INDEX target_begins ON target (begins);
CREATE INDEX target_name ON target (name);

CREATE TABLE interest (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  since INTEGER,
  note TEXT
) STRICT;
CREATE INDEX interest_customer ON interest (customer, since);
CREATE INDEX interest_product ON interest (product, since);
CREATE INDEX interest_since ON interest (since);

CREATE TABLE contract (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  number TEXT,
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  name TEXT,
  kind TEXT,
  kind_words TEXT,
  date INTEGER NOT NULL,
  amount INTEGER,
  begins INTEGER,
  ends INTEGER,
  rights_duties TEXT,
  breach TEXT,
  legal_review TEXT,
  reviewed_by INTEGER REFERENCES member (id) ON DELETE SET NULL,
  reviewed_on INTEGER,
  signed_on INTEGER,
  signed_by TEXT,
  policy INTEGER REFERENCES policy (id) ON DELETE SET NULL,
  kick_off_day INTEGER,
  kick_off_at INTEGER,
  kick_off_notes TEXT,
  team INTEGER REFERENCES team (id) ON DELETE SET NULL,
  communication TEXT,
  end_reminder INTEGER,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  renews INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  terminated_on INTEGER,
  notes TEXT
) STRICT;
CREATE INDEX contract_number ON contract (number);
CREATE INDEX contract_customer ON contract (customer, date);
CREATE INDEX contract_reviewed_by ON contract (reviewed_by) WHERE reviewed_by IS NOT NULL;
CREATE INDEX contract_policy ON contract (policy) WHERE policy IS NOT NULL;
CREATE INDEX contract_team ON contract (team) WHERE team IS NOT NULL;
CREATE INDEX contract_owner ON contract (owner) WHERE owner IS NOT NULL;
CREATE INDEX contract_renews ON contract (renews) WHERE renews IS NOT NULL;
CREATE INDEX contract_date ON contract (date);

CREATE TABLE contract_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  contract INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  product INTEGER REFERENCES product (id) ON DELETE SET NULL,
  product_words TEXT,
  quantity INTEGER,
  unit TEXT,
  price INTEGER,
  amount INTEGER,
  rank INTEGER
) STRICT;
CREATE INDEX contract_line_contract ON contract_line (contract, rank);
CREATE INDEX contract_line_product ON contract_line (product) WHERE product IS NOT NULL;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT,
  held_day INTEGER,
  held_at INTEGER,
  ended INTEGER,
  place TEXT,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  participants TEXT,
  customer_participants TEXT,
  figure_gaps TEXT,
  feedback_trends TEXT,
  lessons TEXT,
  cooperation TEXT,
  conclusion TEXT
) STRICT;
CREATE INDEX meeting_customer ON meeting (customer, held_day, held_at) WHERE customer IS NOT NULL;
CREATE INDEX meeting_owner ON meeting (owner) WHERE owner IS NOT NULL;
CREATE INDEX meeting_held ON meeting (held_day, held_at);

CREATE TABLE improvement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  meeting INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  problem TEXT,
  goal TEXT NOT NULL,
  measure TEXT,
  who INTEGER REFERENCES member (id) ON DELETE SET NULL,
  deadline_day INTEGER,
  deadline_at INTEGER,
  expected TEXT,
  effect TEXT,
  done_day INTEGER,
  done_at INTEGER
) STRICT;
CREATE INDEX improvement_meeting ON improvement (meeting, deadline_day, deadline_at);
CREATE INDEX improvement_who ON improvement (who) WHERE who IS NOT NULL;
CREATE INDEX improvement_deadline ON improvement (deadline_day, deadline_at);

CREATE TABLE requirement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  contact INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  name TEXT,
  type TEXT,
  type_words TEXT,
  found_by TEXT,
  noted_on INTEGER,
  description TEXT NOT NULL,
  urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
  important INTEGER NOT NULL DEFAULT 0 CHECK (important IN (0, 1)),
  priority TEXT,
  priority_words TEXT,
  solution TEXT,
  delivery_period TEXT,
  quotation TEXT,
  quoted_amount INTEGER,
  resources TEXT,
  state TEXT NOT NULL,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  owner_words TEXT,
  meeting INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
  consensus TEXT,
  confirmed_on INTEGER,
  signed_on INTEGER,
  signed_by TEXT,
  notes TEXT
) STRICT;
CREATE INDEX requirement_customer ON requirement (customer, noted_on);
CREATE INDEX requirement_contact ON requirement (contact) WHERE contact IS NOT NULL;
CREATE INDEX requirement_owner ON requirement (owner) WHERE owner IS NOT NULL;
CREATE INDEX requirement_meeting ON requirement (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX requirement_noted_on ON requirement (noted_on);

CREATE TABLE requirement_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  requirement INTEGER NOT NULL REFERENCES requirement (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  made_on INTEGER,
  solution TEXT,
  delivery_period TEXT,
  quotation TEXT,
  quoted_amount INTEGER,
  changed TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX requirement_version_requirement ON requirement_version (requirement, made_on);
CREATE INDEX requirement_version_member ON requirement_version (member) WHERE member IS NOT NULL;
CREATE INDEX requirement_version_made_on ON requirement_version (made_on);

CREATE TABLE milestone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  contract INTEGER REFERENCES contract (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  key INTEGER NOT NULL DEFAULT 0 CHECK (key IN (0, 1)),
  planned INTEGER,
  done INTEGER,
  told_day INTEGER,
  told_at INTEGER,
  told_how TEXT,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  accepted_on INTEGER,
  accepted_by TEXT,
  accepted_how TEXT,
  suggestions TEXT,
  notes TEXT
) STRICT;
CREATE INDEX milestone_customer ON milestone (customer, planned);
CREATE INDEX milestone_contract ON milestone (contract, planned) WHERE contract IS NOT NULL;
CREATE INDEX milestone_owner ON milestone (owner) WHERE owner IS NOT NULL;
CREATE INDEX milestone_planned ON milestone (planned);

CREATE TABLE progress_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  milestone INTEGER REFERENCES milestone (id) ON DELETE CASCADE,
  at_day INTEGER NOT NULL,
  at_at INTEGER,
  done TEXT,
  next TEXT,
  risks TEXT,
  measures TEXT,
  told_day INTEGER,
  told_at INTEGER,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX progress_note_customer ON progress_note (customer, at_day, at_at);
CREATE INDEX progress_note_milestone ON progress_note (milestone, at_day, at_at) WHERE milestone IS NOT NULL;
CREATE INDEX progress_note_member ON progress_note (member) WHERE member IS NOT NULL;
CREATE INDEX progress_note_at ON progress_note (at_day, at_at);

CREATE TABLE opportunity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT,
  state TEXT NOT NULL,
  value INTEGER,
  probability INTEGER,
  opened INTEGER,
  expected INTEGER,
  closed INTEGER,
  reason TEXT,
  product INTEGER REFERENCES product (id) ON DELETE SET NULL,
  contract INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  referred INTEGER REFERENCES customer (id) ON DELETE SET NULL,
  reward TEXT,
  rewarded_on INTEGER,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  notes TEXT
) STRICT;
CREATE INDEX opportunity_customer ON opportunity (customer, expected);
CREATE INDEX opportunity_product ON opportunity (product) WHERE product IS NOT NULL;
CREATE INDEX opportunity_contract ON opportunity (contract) WHERE contract IS NOT NULL;
CREATE INDEX opportunity_referred ON opportunity (referred) WHERE referred IS NOT NULL;
CREATE INDEX opportunity_owner ON opportunity (owner) WHERE owner IS NOT NULL;
CREATE INDEX opportunity_expected ON opportunity (expected);

CREATE TABLE survey_invitation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  survey INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  contact INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  asked_on INTEGER,
  asked_how TEXT,
  answered_on INTEGER,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX survey_invitation_survey ON survey_invitation (survey, asked_on);
CREATE INDEX survey_invitation_customer ON survey_invitation (customer, asked_on);
CREATE INDEX survey_invitation_contact ON survey_invitation (contact) WHERE contact IS NOT NULL;
CREATE INDEX survey_invitation_member ON survey_invitation (member) WHERE member IS NOT NULL;
CREATE INDEX survey_invitation_asked_on ON survey_invitation (asked_on);

CREATE TABLE survey_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  invitation INTEGER NOT NULL REFERENCES survey_invitation (id) ON DELETE CASCADE,
  question INTEGER NOT NULL REFERENCES survey_question (id) ON DELETE CASCADE,
  score INTEGER,
  text TEXT
) STRICT;
CREATE INDEX survey_answer_invitation ON survey_answer (invitation);
CREATE INDEX survey_answer_question ON survey_answer (question);

CREATE TABLE risk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  opened INTEGER NOT NULL,
  level TEXT NOT NULL,
  score INTEGER,
  rules TEXT,
  facts TEXT,
  by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1)),
  team INTEGER REFERENCES team (id) ON DELETE SET NULL,
  cause TEXT,
  cause_words TEXT,
  plan TEXT,
  owner INTEGER REFERENCES member (id) ON DELETE SET NULL,
  due INTEGER,
  closed INTEGER,
  outcome TEXT,
  review TEXT,
  lesson TEXT
) STRICT;
CREATE INDEX risk_customer ON risk (customer, opened);
CREATE INDEX risk_team ON risk (team) WHERE team IS NOT NULL;
CREATE INDEX risk_owner ON risk (owner) WHERE owner IS NOT NULL;
CREATE INDEX risk_opened ON risk (opened);

CREATE TABLE recovery_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  risk INTEGER NOT NULL REFERENCES risk (id) ON DELETE CASCADE,
  kind TEXT,
  what TEXT NOT NULL,
  who INTEGER REFERENCES member (id) ON DELETE SET NULL,
  planned_day INTEGER,
  planned_at INTEGER,
  done_day INTEGER,
  done_at INTEGER,
  outcome TEXT,
  cost INTEGER
) STRICT;
CREATE INDEX recovery_step_risk ON recovery_step (risk, planned_day, planned_at);
CREATE INDEX recovery_step_who ON recovery_step (who) WHERE who IS NOT NULL;
CREATE INDEX recovery_step_planned ON recovery_step (planned_day, planned_at);

CREATE TABLE care_date (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  contact INTEGER REFERENCES contact (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT,
  date TEXT,
  lunar INTEGER NOT NULL DEFAULT 0 CHECK (lunar IN (0, 1)),
  festival TEXT,
  day INTEGER,
  days_ahead INTEGER,
  text TEXT,
  off INTEGER NOT NULL DEFAULT 0 CHECK (off IN (0, 1))
) STRICT;
CREATE INDEX care_date_customer ON care_date (customer, day) WHERE customer IS NOT NULL;
CREATE INDEX care_date_contact ON care_date (contact, day) WHERE contact IS NOT NULL;
CREATE INDEX care_date_day ON care_date (day);

CREATE TABLE cadence_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  tag TEXT,
  period TEXT NOT NULL,
  deep INTEGER NOT NULL,
  light INTEGER NOT NULL,
  since INTEGER,
  note TEXT
) STRICT;
CREATE INDEX cadence_rule_customer ON cadence_rule (customer, since) WHERE customer IS NOT NULL;
CREATE INDEX cadence_rule_since ON cadence_rule (since);

CREATE TABLE pause (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  begins INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX pause_customer ON pause (customer, begins);
CREATE INDEX pause_begins ON pause (begins);

CREATE TABLE points (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  date INTEGER NOT NULL,
  points INTEGER NOT NULL,
  reason TEXT,
  contract INTEGER REFERENCES contract (id) ON DELETE SET NULL,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX points_customer ON points (customer, date);
CREATE INDEX points_contract ON points (contract) WHERE contract IS NOT NULL;
CREATE INDEX points_member ON points (member) WHERE member IS NOT NULL;
CREATE INDEX points_date ON points (date);

CREATE TABLE news (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  date INTEGER NOT NULL,
  kind TEXT,
  text TEXT NOT NULL,
  source TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX news_customer ON news (customer, date);
CREATE INDEX news_member ON news (member) WHERE member IS NOT NULL;
CREATE INDEX news_date ON news (date);

CREATE TABLE data_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  thing TEXT,
  field TEXT,
  old_value TEXT,
  new_value TEXT,
  known_day INTEGER,
  known_at INTEGER,
  entered_at INTEGER,
  confirmed_day INTEGER,
  confirmed_at INTEGER,
  confirmed_how TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX data_change_customer ON data_change (customer, known_day, known_at);
CREATE INDEX data_change_member ON data_change (member) WHERE member IS NOT NULL;
CREATE INDEX data_change_known ON data_change (known_day, known_at);

CREATE TABLE data_check (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  drawn_on INTEGER NOT NULL,
  checked_on INTEGER,
  name TEXT,
  contact TEXT,
  position TEXT,
  phone TEXT,
  email TEXT,
  address TEXT,
  corrections TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX data_check_customer ON data_check (customer, drawn_on);
CREATE INDEX data_check_member ON data_check (member) WHERE member IS NOT NULL;
CREATE INDEX data_check_drawn_on ON data_check (drawn_on);

CREATE TABLE review_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  proposal TEXT NOT NULL,
  facts TEXT,
  decision TEXT NOT NULL,
  reason TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX review_decision_customer ON review_decision (customer, at);
CREATE INDEX review_decision_member ON review_decision (member) WHERE member IS NOT NULL;
CREATE INDEX review_decision_at ON review_decision (at);

CREATE TABLE usage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  month INTEGER NOT NULL,
  logins INTEGER,
  service_use INTEGER,
  product INTEGER REFERENCES product (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX usage_customer ON usage (customer, month);
CREATE INDEX usage_product ON usage (product) WHERE product IS NOT NULL;
CREATE INDEX usage_month ON usage (month);

CREATE TABLE activity_guest (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  activity INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  contact INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  contact_words TEXT,
  invited INTEGER,
  answer TEXT,
  attended INTEGER NOT NULL DEFAULT 0 CHECK (attended IN (0, 1)),
  score INTEGER,
  feedback TEXT
) STRICT;
CREATE INDEX activity_guest_activity ON activity_guest (activity, invited);
CREATE INDEX activity_guest_customer ON activity_guest (customer, invited);
CREATE INDEX activity_guest_contact ON activity_guest (contact) WHERE contact IS NOT NULL;
CREATE INDEX activity_guest_invited ON activity_guest (invited);

CREATE TABLE ticket_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  ticket INTEGER NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
  relation TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX ticket_link_ticket ON ticket_link (ticket);
CREATE INDEX ticket_link_other ON ticket_link (other);

CREATE TABLE article_ticket (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ticket INTEGER NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
  source INTEGER NOT NULL DEFAULT 0 CHECK (source IN (0, 1))
) STRICT;
CREATE INDEX article_ticket_article ON article_ticket (article);
CREATE INDEX article_ticket_ticket ON article_ticket (ticket);

CREATE TABLE feedback (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  contact INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  source TEXT NOT NULL,
  invitation INTEGER REFERENCES survey_invitation (id) ON DELETE CASCADE,
  ticket INTEGER REFERENCES ticket (id) ON DELETE CASCADE,
  milestone INTEGER REFERENCES milestone (id) ON DELETE CASCADE,
  asked_on INTEGER,
  answered_on INTEGER,
  maximum INTEGER,
  score_speed INTEGER,
  score_result INTEGER,
  score_attitude INTEGER,
  score_product INTEGER,
  score_solution INTEGER,
  score_team INTEGER,
  score_overall INTEGER,
  nps INTEGER,
  comment TEXT,
  site TEXT,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX feedback_customer ON feedback (customer, answered_on);
CREATE INDEX feedback_contact ON feedback (contact) WHERE contact IS NOT NULL;
CREATE INDEX feedback_invitation ON feedback (invitation, answered_on) WHERE invitation IS NOT NULL;
CREATE INDEX feedback_ticket ON feedback (ticket, answered_on) WHERE ticket IS NOT NULL;
CREATE INDEX feedback_milestone ON feedback (milestone, answered_on) WHERE milestone IS NOT NULL;
CREATE INDEX feedback_member ON feedback (member) WHERE member IS NOT NULL;
CREATE INDEX feedback_answered_on ON feedback (answered_on);

CREATE TABLE cost (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  activity INTEGER REFERENCES activity (id) ON DELETE CASCADE,
  what TEXT,
  kind TEXT,
  kind_words TEXT,
  amount INTEGER NOT NULL,
  date INTEGER NOT NULL,
  method TEXT,
  budget INTEGER REFERENCES budget_line (id) ON DELETE SET NULL,
  department INTEGER REFERENCES department (id) ON DELETE SET NULL,
  ticket INTEGER REFERENCES ticket (id) ON DELETE SET NULL,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL,
  goal TEXT,
  plan TEXT,
  expected TEXT,
  approval TEXT,
  approved_by INTEGER REFERENCES member (id) ON DELETE SET NULL,
  approved_on INTEGER,
  notes TEXT
) STRICT;
CREATE INDEX cost_customer ON cost (customer, date) WHERE customer IS NOT NULL;
CREATE INDEX cost_activity ON cost (activity, date) WHERE activity IS NOT NULL;
CREATE INDEX cost_budget ON cost (budget) WHERE budget IS NOT NULL;
CREATE INDEX cost_department ON cost (department) WHERE department IS NOT NULL;
CREATE INDEX cost_ticket ON cost (ticket) WHERE ticket IS NOT NULL;
CREATE INDEX cost_member ON cost (member) WHERE member IS NOT NULL;
CREATE INDEX cost_approved_by ON cost (approved_by) WHERE approved_by IS NOT NULL;
CREATE INDEX cost_date ON cost (date);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  thing TEXT,
  thing_uid TEXT,
  name TEXT NOT NULL,
  kind TEXT,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  media_type TEXT,
  added_at INTEGER,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL,
  notes TEXT
) STRICT;
CREATE INDEX attachment_customer ON attachment (customer, added_at) WHERE customer IS NOT NULL;
CREATE INDEX attachment_member ON attachment (member) WHERE member IS NOT NULL;
CREATE INDEX attachment_added_at ON attachment (added_at);
CREATE INDEX attachment_sha256 ON attachment (sha256);
CREATE INDEX attachment_thing_uid ON attachment (thing_uid);

CREATE TABLE override (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  customer INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  thing TEXT,
  thing_uid TEXT,
  rule TEXT NOT NULL,
  facts TEXT,
  reason TEXT NOT NULL,
  member INTEGER REFERENCES member (id) ON DELETE SET NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX override_customer ON override (customer, at) WHERE customer IS NOT NULL;
CREATE INDEX override_member ON override (member) WHERE member IS NOT NULL;
CREATE INDEX override_at ON override (at);
CREATE INDEX override_thing_uid ON override (thing_uid);
CREATE INDEX override_rule ON override (rule, at);

ALTER TABLE member ADD COLUMN unit INTEGER REFERENCES department (id) ON DELETE SET NULL;
ALTER TABLE member ADD COLUMN deputy INTEGER REFERENCES member (id) ON DELETE SET NULL;
ALTER TABLE member ADD COLUMN away_from INTEGER;
ALTER TABLE member ADD COLUMN away_to INTEGER;
ALTER TABLE member ADD COLUMN phone TEXT;
ALTER TABLE member ADD COLUMN email TEXT;
CREATE INDEX member_unit ON member (unit) WHERE unit IS NOT NULL;
CREATE INDEX member_deputy ON member (deputy) WHERE deputy IS NOT NULL;

ALTER TABLE customer ADD COLUMN own_contact INTEGER REFERENCES member (id) ON DELETE SET NULL;
ALTER TABLE customer ADD COLUMN package_months INTEGER;
ALTER TABLE customer ADD COLUMN benefit_until INTEGER;
CREATE INDEX customer_own_contact ON customer (own_contact) WHERE own_contact IS NOT NULL;

ALTER TABLE record ADD COLUMN purpose TEXT;
ALTER TABLE record ADD COLUMN purpose_words TEXT;
ALTER TABLE record ADD COLUMN further_purposes TEXT;
ALTER TABLE record ADD COLUMN ticket INTEGER REFERENCES ticket (id) ON DELETE SET NULL;
ALTER TABLE record ADD COLUMN cost_saved TEXT;
ALTER TABLE record ADD COLUMN efficiency TEXT;
ALTER TABLE record ADD COLUMN growth TEXT;
CREATE INDEX record_ticket ON record (ticket) WHERE ticket IS NOT NULL;

ALTER TABLE plan ADD COLUMN purpose TEXT;
ALTER TABLE plan ADD COLUMN purpose_words TEXT;
ALTER TABLE plan ADD COLUMN care_date INTEGER REFERENCES care_date (id) ON DELETE SET NULL;
ALTER TABLE plan ADD COLUMN milestone INTEGER REFERENCES milestone (id) ON DELETE SET NULL;
ALTER TABLE plan ADD COLUMN risk INTEGER REFERENCES risk (id) ON DELETE SET NULL;
ALTER TABLE plan ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));
CREATE INDEX plan_care_date ON plan (care_date) WHERE care_date IS NOT NULL;
CREATE INDEX plan_milestone ON plan (milestone) WHERE milestone IS NOT NULL;
CREATE INDEX plan_risk ON plan (risk) WHERE risk IS NOT NULL;

ALTER TABLE action_item ADD COLUMN kind TEXT;
ALTER TABLE action_item ADD COLUMN outcome TEXT;
ALTER TABLE action_item ADD COLUMN told_day INTEGER;
ALTER TABLE action_item ADD COLUMN told_at INTEGER;
ALTER TABLE action_item ADD COLUMN requirement INTEGER REFERENCES requirement (id) ON DELETE CASCADE;
ALTER TABLE action_item ADD COLUMN meeting INTEGER REFERENCES meeting (id) ON DELETE CASCADE;
ALTER TABLE action_item ADD COLUMN risk INTEGER REFERENCES risk (id) ON DELETE CASCADE;
CREATE INDEX action_item_requirement ON action_item (requirement) WHERE requirement IS NOT NULL;
CREATE INDEX action_item_meeting ON action_item (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX action_item_risk ON action_item (risk) WHERE risk IS NOT NULL;

ALTER TABLE ticket ADD COLUMN department INTEGER REFERENCES department (id) ON DELETE SET NULL;
ALTER TABLE ticket ADD COLUMN department_words TEXT;
ALTER TABLE ticket ADD COLUMN earlier TEXT;
ALTER TABLE ticket ADD COLUMN remedy TEXT;
ALTER TABLE ticket ADD COLUMN remedy_note TEXT;
ALTER TABLE ticket ADD COLUMN remedy_cost INTEGER;
ALTER TABLE ticket ADD COLUMN entered_at INTEGER;
ALTER TABLE ticket ADD COLUMN priority_reason TEXT;
ALTER TABLE ticket ADD COLUMN product INTEGER REFERENCES product (id) ON DELETE SET NULL;
ALTER TABLE ticket ADD COLUMN contract INTEGER REFERENCES contract (id) ON DELETE SET NULL;
CREATE INDEX ticket_department ON ticket (department) WHERE department IS NOT NULL;
CREATE INDEX ticket_product ON ticket (product) WHERE product IS NOT NULL;
CREATE INDEX ticket_contract ON ticket (contract) WHERE contract IS NOT NULL;

ALTER TABLE ticket_event ADD COLUMN addressee INTEGER REFERENCES member (id) ON DELETE SET NULL;
ALTER TABLE ticket_event ADD COLUMN department INTEGER REFERENCES department (id) ON DELETE SET NULL;
ALTER TABLE ticket_event ADD COLUMN record INTEGER REFERENCES record (id) ON DELETE SET NULL;
ALTER TABLE ticket_event ADD COLUMN entered_at INTEGER;
ALTER TABLE ticket_event ADD COLUMN suggestions TEXT;
CREATE INDEX ticket_event_addressee ON ticket_event (addressee) WHERE addressee IS NOT NULL;
CREATE INDEX ticket_event_department ON ticket_event (department) WHERE department IS NOT NULL;
CREATE INDEX ticket_event_record ON ticket_event (record) WHERE record IS NOT NULL;

ALTER TABLE contact ADD COLUMN notes TEXT;

-- What the index of texts holds: of each thing with texts that are searched its row, and by which number
-- the index knows its kind (in the kind's declaration).
CREATE VIEW searched_thing AS
  SELECT id * 256 + 1 AS id FROM department
  UNION ALL SELECT id * 256 + 2 AS id FROM team
  UNION ALL SELECT id * 256 + 3 AS id FROM product
  UNION ALL SELECT id * 256 + 4 AS id FROM contract
  UNION ALL SELECT id * 256 + 5 AS id FROM contract_line
  UNION ALL SELECT id * 256 + 6 AS id FROM meeting
  UNION ALL SELECT id * 256 + 7 AS id FROM improvement
  UNION ALL SELECT id * 256 + 8 AS id FROM requirement
  UNION ALL SELECT id * 256 + 9 AS id FROM requirement_version
  UNION ALL SELECT id * 256 + 10 AS id FROM milestone
  UNION ALL SELECT id * 256 + 11 AS id FROM progress_note
  UNION ALL SELECT id * 256 + 12 AS id FROM opportunity
  UNION ALL SELECT id * 256 + 13 AS id FROM survey
  UNION ALL SELECT id * 256 + 14 AS id FROM survey_question
  UNION ALL SELECT id * 256 + 15 AS id FROM survey_answer
  UNION ALL SELECT id * 256 + 16 AS id FROM risk
  UNION ALL SELECT id * 256 + 17 AS id FROM recovery_step
  UNION ALL SELECT id * 256 + 18 AS id FROM care_date
  UNION ALL SELECT id * 256 + 19 AS id FROM activity
  UNION ALL SELECT id * 256 + 20 AS id FROM activity_guest
  UNION ALL SELECT id * 256 + 21 AS id FROM budget_line
  UNION ALL SELECT id * 256 + 22 AS id FROM cost
  UNION ALL SELECT id * 256 + 23 AS id FROM feedback
  UNION ALL SELECT id * 256 + 24 AS id FROM article
  UNION ALL SELECT id * 256 + 25 AS id FROM snippet
  UNION ALL SELECT id * 256 + 26 AS id FROM attachment
  UNION ALL SELECT id * 256 + 27 AS id FROM saved_filter
  UNION ALL SELECT id * 256 + 28 AS id FROM news
  UNION ALL SELECT id * 256 + 29 AS id FROM tag_style
  UNION ALL SELECT id * 256 + 30 AS id FROM target;
