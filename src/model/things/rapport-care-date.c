/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-anniversary.h"
#include "rapport-care-date.h"
#include "rapport-checks.h"

const RapportChoice rapport_care_kinds[] = {
  { "birthday", NC_("choice", "Birthday") },
  { "anniversary", NC_("choice", "Company anniversary") },
  { "festival", NC_("choice", "Festival") },
  { "cooperation", NC_("choice", "Anniversary of the cooperation") },
  { "event", NC_("choice", "Customer event") },
  { NULL }
};

const RapportChoice rapport_festivals[] = {
  { "new-year", NC_("choice", "New Year") },
  { "spring-festival", NC_("choice", "Spring Festival") },
  { "new-years-eve", NC_("choice", "Chinese New Year’s Eve") },
  { "lantern", NC_("choice", "Lantern Festival") },
  { "qingming", NC_("choice", "Qingming") },
  { "labour-day", NC_("choice", "Labour Day") },
  { "dragon-boat", NC_("choice", "Dragon Boat Festival") },
  { "mid-autumn", NC_("choice", "Mid-Autumn Festival") },
  { "double-ninth", NC_("choice", "Double Ninth Festival") },
  { "national-day", NC_("choice", "National Day") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_CARE_DATE_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_CARE_DATE_CONTACT] =
    { "contact", RAPPORT_FIELD_REFERENCE, NC_("field", "Contact"),
      .flags = RAPPORT_FIELD_OWNER, .target = "contact" },
  [RAPPORT_CARE_DATE_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Occasion"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_CARE_DATE_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of occasion"),
      .choices = rapport_care_kinds },
  [RAPPORT_CARE_DATE_DATE] = { "date", RAPPORT_FIELD_TEXT, NC_("field", "Day of the year") },
  [RAPPORT_CARE_DATE_LUNAR] =
    { "lunar", RAPPORT_FIELD_FLAG, NC_("field", "By the lunar calendar") },
  [RAPPORT_CARE_DATE_FESTIVAL] = 
    { "festival", RAPPORT_FIELD_CHOICE, NC_("field", "Festival"), .choices = rapport_festivals },
  [RAPPORT_CARE_DATE_DAY] =
    { "day", RAPPORT_FIELD_DAY, NC_("field", "On one day only"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_CARE_DATE_DAYS_AHEAD] =
    { "days-ahead", RAPPORT_FIELD_INTEGER, NC_("field", "Days ahead"), .least = 0, .most = 366 },
  [RAPPORT_CARE_DATE_TEXT] =
    { "text", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Message"), .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_CARE_DATE_OFF] = { "off", RAPPORT_FIELD_FLAG, NC_("field", "Not any more") },
};

static void
rapport_care_date_check (RapportEntity *self,
                         GPtrArray     *problems)
{
  if (!rapport_entity_is_set (self, RAPPORT_CARE_DATE_DATE) &&
      !rapport_entity_is_set (self, RAPPORT_CARE_DATE_DAY) &&
      !rapport_entity_is_set (self, RAPPORT_CARE_DATE_FESTIVAL))
    rapport_problems_add (problems, "date", RAPPORT_SEVERITY_ERROR,
                          _("The day of the care date is not given."));
  rapport_check_anniversary (self, RAPPORT_CARE_DATE_DATE, rapport_entity_get_flag (self, RAPPORT_CARE_DATE_LUNAR),
                             RAPPORT_SEVERITY_FLAG, problems);
}

const RapportEntityInfo rapport_care_date_info = {
  .name = "care_date",
  .label = NC_("thing", "Care date"),
  .plural = NC_("thing", "Care dates"),
  .icon = "emblem-favorite-symbolic",
  .flags = RAPPORT_ENTITY_FILE,
  .search = 18,
  .get_type = rapport_care_date_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_care_date_check,
};

RAPPORT_DEFINE_THING (RapportCareDate, rapport_care_date)

/**
 * rapport_care_day_find_next:
 * @from: yyyymmdd
 *
 * Returns: yyyymmdd of the first day on which it is, not before @from: the day of the year, else that of the festival,
 *   else the one day; 0 when there is none
 */
int
rapport_care_day_find_next (const RapportCareDay *self,
                            int                   from)
{
  RapportAnniversary anniversary;

  g_return_val_if_fail (self != NULL, 0);

  if (self->date != NULL ? rapport_anniversary_parse (self->date, self->lunar, &anniversary, NULL)
                         : rapport_anniversary_parse_festival (self->festival, &anniversary))
    return rapport_anniversary_find_next (&anniversary, from);
  return self->once >= from ? self->once : 0;
}
