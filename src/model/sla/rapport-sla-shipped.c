/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "rapport-sla-resources.h"
#include "rapport-sla-shipped.h"

#define FOLDER "/io/github/rapport_app/Rapport/sla/"

/* The names of the files beside: a book in any language has these, so that two books can be put together. */
static const char * const names[] = {
  NC_("shipped", "Service desk P1–P4"),
  NC_("shipped", "2 h / 24 h"),
  NC_("shipped", "Regulation"),
  NC_("shipped", "Regulation, detailed"),
  NC_("shipped", "24/7"),
  NC_("shipped", "CN office 2026"),
};

/* Looked up in the resource itself, which a static library would not register. */
static GBytes *
load (const char *kind,
      const char *id)
{
  g_autofree char *path = g_strdup_printf (FOLDER "%s-%s.json", kind, id);

  return g_resource_lookup_data (rapport_sla_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/**
 * rapport_sla_shipped_policies:
 *
 * Returns: (transfer none): the stable names of the policies of domain.md 2, the default first
 */
const char *const *
rapport_sla_shipped_policies (void)
{
  static const char *const IDS[]
    = { "service-desk", "2h-24h", "regulation", "regulation-detailed", NULL };

  return IDS;
}

/** rapport_sla_shipped_calendars: Returns: (transfer none): the stable names of the calendars */
const char *const *
rapport_sla_shipped_calendars (void)
{
  static const char *const IDS[] = { "always", "cn-office-2026", NULL };

  return IDS;
}

/** rapport_policy_new_shipped: Returns: (transfer full) (nullable): the policy of that name */
RapportPolicy *
rapport_policy_new_shipped (const char *id)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  bytes = load ("policy", id);
  if (bytes == NULL)
    return NULL;
  return rapport_policy_new_from_json (g_bytes_get_data (bytes, NULL),
                                       (gssize) g_bytes_get_size (bytes), NULL);
}

/** rapport_calendar_new_shipped: Returns: (transfer full) (nullable): the calendar of that name */
RapportCalendar *
rapport_calendar_new_shipped (const char *id)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  bytes = load ("calendar", id);
  if (bytes == NULL)
    return NULL;
  return rapport_calendar_new_from_json (g_bytes_get_data (bytes, NULL),
                                         (gssize) g_bytes_get_size (bytes), NULL);
}

/**
 * rapport_sla_shipped_get_label:
 * @name: of a policy or calendar, which says in all its versions which one it is
 *
 * Returns: how people read it: one that was shipped in their language, all else as it was named
 */
const char *
rapport_sla_shipped_get_label (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return g_dpgettext2 (GETTEXT_PACKAGE, "shipped", name);
  return name;
}
