/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-activity.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_ACTIVITY_GUEST_CONTACT, RAPPORT_ACTIVITY_GUEST_INVITED, RAPPORT_ACTIVITY_GUEST_ANSWER,
  RAPPORT_ACTIVITY_GUEST_ATTENDED, RAPPORT_ACTIVITY_GUEST_SCORE, RAPPORT_ACTIVITY_GUEST_FEEDBACK,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_ACTIVITY_GUEST_ACTIVITY, RAPPORT_ACTIVITY_GUEST_ANSWER, RAPPORT_ACTIVITY_GUEST_ATTENDED,
  RAPPORT_ACTIVITY_GUEST_SCORE,
};

/* That a customer is invited is begun with the customer, for one or for many. */
const RapportSheet rapport_activity_guest_sheet = {
  .info = &rapport_activity_guest_info,
  .new_title = N_("Invitation"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("This customer was not invited to an activity yet."),
  .add = N_("_Invite…"),
  .add_action = "customer.invite",
};
