/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-ticket-link.h"

const RapportChoice rapport_ticket_relations[] = {
  { "earlier", NC_("choice", "Earlier ticket") },
  { "related", NC_("choice", "Related") },
  { "duplicate", NC_("choice", "Duplicate") },
  { "merged", NC_("choice", "Merged into") },
  { "split", NC_("choice", "Split off") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_TICKET_LINK_TICKET] =
    { "ticket", RAPPORT_FIELD_REFERENCE, NC_("field", "Ticket"),
      .flags = RAPPORT_FIELD_OWNER, .target = "ticket" },
  [RAPPORT_TICKET_LINK_OTHER] =
    { "other", RAPPORT_FIELD_REFERENCE, NC_("field", "Other ticket"),
      .flags = RAPPORT_FIELD_OWNER, .target = "ticket" },
  [RAPPORT_TICKET_LINK_RELATION] =
    { "relation", RAPPORT_FIELD_CHOICE, NC_("field", "Relation"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_ticket_relations, .initial = "related" },
  [RAPPORT_TICKET_LINK_NOTE] = { "note", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Note") },
};

static void
rapport_ticket_link_check (RapportEntity *self,
                           GPtrArray     *problems)
{
  if (rapport_entity_is_set (self, RAPPORT_TICKET_LINK_OTHER) &&
      rapport_entity_get_integer (self, RAPPORT_TICKET_LINK_OTHER) ==
        rapport_entity_get_integer (self, RAPPORT_TICKET_LINK_TICKET))
    rapport_problems_add (problems, "other", RAPPORT_SEVERITY_ERROR, _("A ticket can’t be linked to itself."));
}

const RapportEntityInfo rapport_ticket_link_info = {
  .name = "ticket_link",
  .label = NC_("thing", "Link between tickets"),
  .plural = NC_("thing", "Links between tickets"),
  .icon = "insert-link-symbolic",
  .get_type = rapport_ticket_link_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_ticket_link_check,
};

RAPPORT_DEFINE_THING (RapportTicketLink, rapport_ticket_link)
