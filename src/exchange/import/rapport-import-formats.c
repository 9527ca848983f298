/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-import-formats.h"

/* bytes; what is longer is no date */
#define LONGEST_DATE 60

/** rapport_import_find_unit: Returns: how many zeros the unit of an amount adds, 4 for 万元; -1 for no unit */
int
rapport_import_find_unit (const char *remark)
{
  static const struct
  {
    const char *word;
    int         zeros;
  } units[] = {
    { "元", 0 }, { "人民币", 0 }, { "rmb", 0 }, { "cny", 0 }, { "人民币元", 0 }, { "必填", 0 }, { "选填", 0 },
    { "required", 0 }, { "optional", 0 }, { "千", 3 }, { "千元", 3 }, { "k", 3 }, { "万", 4 }, { "万元", 4 },
    { "人民币万元", 4 }, { "万元人民币", 4 }, { "十万", 5 }, { "百万", 6 }, { "百万元", 6 }, { "m", 6 }, { "千万", 7 },
    { "千万元", 7 }, { "亿", 8 }, { "亿元", 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].word, remark) == 0)
      return units[i].zeros;
  return -1;
}

/* whether it is a date, but may be of two days */
static gboolean
is_doubtful (const char *cell)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  RapportMoment moment;

  return !rapport_moment_parse_cell (cell, RAPPORT_DATE_ORDER_NONE, utc, &moment, NULL);
}

/* An order of day and month that fits all dates of a column is how they are meant. Where both do, a person says it. */
static void
find_order (RapportImportColumn *column,
            RapportCells        *csv,
            guint                header,
            guint                index,
            RapportDateOrder     said)
{
  const RapportDateOrder both = RAPPORT_DATE_ORDER_DAY_FIRST | RAPPORT_DATE_ORDER_MONTH_FIRST;
  const char *doubtful = NULL;
  RapportDateOrder fits = both;

  for (guint row = header + 1; row < rapport_cells_get_n_rows (csv); row++)
    {
      const char *cell = rapport_cells_get_cell (csv, row, index);
      RapportDateOrder orders = strlen (cell) <= LONGEST_DATE ? rapport_date_find_orders (cell)
                                                              : RAPPORT_DATE_ORDER_NONE;

      if (orders != RAPPORT_DATE_ORDER_NONE)
        fits &= orders;
      if (orders == both && doubtful == NULL && is_doubtful (cell))
        doubtful = cell;
    }
  if (fits == RAPPORT_DATE_ORDER_DAY_FIRST || fits == RAPPORT_DATE_ORDER_MONTH_FIRST)
    column->order = fits;
  else if (doubtful != NULL)
    {
      column->order = said;
      column->doubtful = g_strdup (doubtful);
    }
}

static const struct
{
  RapportDateOrder order;
  const char      *name;
} order_names[] = {
  { RAPPORT_DATE_ORDER_DAY_FIRST, "day-first" },
  { RAPPORT_DATE_ORDER_MONTH_FIRST, "month-first" },
};

/** rapport_import_order_find: Returns: the order that is called @name; NONE for other words */
RapportDateOrder
rapport_import_order_find (const char *name)
{
  g_return_val_if_fail (name != NULL, RAPPORT_DATE_ORDER_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    if (g_str_equal (order_names[i].name, name))
      return order_names[i].order;
  return RAPPORT_DATE_ORDER_NONE;
}

/** rapport_import_order_get_name: Returns: (nullable): how @order is kept; NULL for NONE */
const char *
rapport_import_order_get_name (RapportDateOrder order)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    if (order_names[i].order == order)
      return order_names[i].name;
  return NULL;
}

/** rapport_import_columns_find_orders: finds how day and month stand in each column of dates */
void
rapport_import_columns_find_orders (RapportImportColumns *self,
                                    RapportCells         *csv)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);
      const RapportEntityInfo *info = rapport_import_column_get_info (column);
      const RapportFieldKind kind = info != NULL ? info->fields[column->field].kind : RAPPORT_FIELD_TEXT;

      if (kind == RAPPORT_FIELD_DAY || kind == RAPPORT_FIELD_MOMENT || kind == RAPPORT_FIELD_INSTANT)
        find_order (column, csv, self->header, i, self->order);
    }
}
