/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-import-columns.h"
#include "rapport-problem.h"
#include "rapport-record.h"

/* how far down the header is looked for */
#define MOST_TITLE_ROWS 50

/* bytes; what is longer is no name of a column */
#define LONGEST_TITLE 200

typedef struct
{
  RapportImportPart part;
  guint             field;
  const char       *names;
} Known;

#define CUSTOMER(field) RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_ ## field
#define CONTACT(field) RAPPORT_IMPORT_CONTACT, RAPPORT_CONTACT_ ## field
#define RECORD(field) RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_ ## field

/* What columns are called beside the labels of the fields: in lower case, letters and digits only,
 * divided by bars. A name that stands twice means the first that has no column yet. */
static const Known known[] = {
  { CUSTOMER (NUMBER), "客户编号|客户编码|客户号|编号|customernumber|customerno|customerid|number" },
  { CUSTOMER (NAME), "客户名称|客户名|客户|公司名称|公司|企业名称|单位名称|姓名企业名称|"
                     "customername|customer|company|companyname|client|clientname" },
  { CUSTOMER (FORMER_NAMES), "曾用名" },
  { CUSTOMER (KIND), "客户性质|企业个人" },
  { CUSTOMER (TYPE), "客户类型" },
  { CUSTOMER (HIGH_VALUE), "高价值客户" },
  { CUSTOMER (INDUSTRY), "所属行业|行业|industry" },
  { CUSTOMER (SIZE), "企业规模员工数|企业规模|员工数|员工人数|公司规模|companysize|companysizeemployees|"
                     "size|employees" },
  { CUSTOMER (YEARLY_REVENUE), "年营业额|年营收|年收入" },
  { CUSTOMER (ADDRESS), "地址|公司地址|联系地址|address" },
  { CUSTOMER (SOURCE), "客户来源|来源|customersource|source" },
  { CUSTOMER (FIRST_CONTACT), "首次接触时间|首次接触日期|首次联系时间|firstcontact|firstcontactdate|"
                              "firstcontacton" },
  { CUSTOMER (FIRST_CONTACT_CHANNEL), "接触渠道|首次接触渠道" },
  { CUSTOMER (RECEIVED_BY), "接待人" },
  { CUSTOMER (INITIAL_NEED), "初步需求|初步需求描述|需求描述|initialneed|initialneeds|initialrequirement" },
  { CUSTOMER (FIT_NEED), "需求契合度" },
  { CUSTOMER (FIT_BUDGET), "预算范围|预算" },
  { CUSTOMER (FIT_POTENTIAL), "合作潜力" },
  { CUSTOMER (FOCUS_CUSTOMER), "重点客户" },
  { CUSTOMER (INDUSTRY_LEADER), "行业头部企业" },
  { CUSTOMER (PROFIT_CONTRIBUTION), "利润贡献" },
  { CUSTOMER (PAIN_POINTS), "痛点|客户痛点" },
  { CUSTOMER (MOTIVES), "购买动机" },
  { CUSTOMER (EXPECTATIONS), "潜在期望" },
  { CUSTOMER (FEATURES_OF_INTEREST), "关注的产品功能" },
  { CUSTOMER (DATES_THAT_MATTER), "时间节点" },
  { CUSTOMER (INTERESTS), "兴趣领域" },
  { CUSTOMER (DECISION_PROCESS), "决策流程" },
  { CUSTOMER (OWNER), "负责人|客户负责人|跟进人|owner|responsible|accountmanager" },
  { CUSTOMER (GRADE), "客户分级|客户等级|客户级别|分级|等级|customergrade|grade" },
  { CUSTOMER (GRADE_REASON), "分级理由" },
  { CUSTOMER (STAGE), "生命周期阶段|阶段|lifecyclestage" },
  { CUSTOMER (STATUS), "当前状态|客户状态|状态|currentstatus|status" },
  { CUSTOMER (PREFERRED_CHANNEL), "偏好渠道" },
  { CUSTOMER (CONVENIENT_TIMES), "方便时间|方便联系时间" },
  { CUSTOMER (YEARLY_AMOUNT), "年合作金额|年度合作金额" },
  { CUSTOMER (RENEWAL_DATE), "续约日期|续约时间" },
  { CUSTOMER (LAST_ORDER_DATE), "最近下单|最近下单日期|最近下单时间" },
  { CUSTOMER (COOPERATION), "合作历史" },
  { CUSTOMER (SEGMENT), "客户分层" },
  { CUSTOMER (COMPANY_ANNIVERSARY), "企业周年庆|司庆" },
  { CUSTOMER (NOTES), "备注|客户备注|remarks|notes" },
  { CONTACT (NAME), "联系人姓名职位|联系人|联系人姓名|姓名|contact|contactnameposition|contactname|"
                    "contactperson|name" },
  { CONTACT (POSITION), "职务|职位|联系人职务|联系人职位|position|jobtitle|title" },
  { CONTACT (DEPARTMENT), "部门|所在部门|department" },
  { CONTACT (DECISION_MAKER), "决策人|是否决策人" },
  { CONTACT (KEY_CONTACT), "核心联系人" },
  { CONTACT (PHONE), "电话|联系电话|固定电话|座机|电话号码|联系方式|phone|telephone|phonenumber|tel" },
  { CONTACT (MOBILE), "手机|手机号|手机号码|移动电话|电话|联系电话|mobile|mobilephone|cell|phone" },
  { CONTACT (EMAIL), "邮箱|电子邮箱|电子邮件|邮件|邮箱地址|email|emailaddress|mail" },
  { CONTACT (IM), "微信|微信号|wechat" },
  { CONTACT (BIRTHDAY), "生日|联系人生日" },
  { RECORD (STARTED), "最近跟进时间|最近跟进日期|跟进时间|跟进日期|最近跟进|lastfollowup|lastfollowuptime|"
                      "followuptime|followupdate|date" },
  { RECORD (METHOD), "跟进方式|沟通方式|followupmethod|method" },
  { RECORD (DEPTH), "跟进深度|沟通深度" },
  { RECORD (BEGAN_BY), "发起方" },
  { RECORD (PARTICIPANTS), "参与人员|参与人" },
  { RECORD (SUMMARY), "跟进内容概要|跟进内容|内容概要|跟进概要|沟通内容|summaryofthefollowup|"
                      "followupsummary|summary" },
  { RECORD (FEEDBACK), "客户反馈需求|客户反馈|反馈需求|customerfeedbackneeds|customerfeedback|feedback|"
                       "feedbackneeds" },
  { RECORD (AGREED), "达成的共识|达成共识|共识" },
  { RECORD (RESPONDED), "是否回应|客户回应" },
  { RECORD (SATISFACTION), "满意度" },
  { RECORD (NEXT_ACTION), "下一步行动|下一步计划|后续行动|nextaction|nextstep|nextsteps" },
  { RECORD (NEXT), "下次跟进计划时间|下次跟进时间|下次跟进日期|下次跟进|计划跟进时间|nextfollowupplanned|"
                   "nextfollowup|nextfollowuptime|nextfollowupdate" },
  { CUSTOMER (NAME), "名称|姓名|name" },
};

/** rapport_import_part_get_info: Returns: (nullable): the kind of thing, NULL for EXTRA */
const RapportEntityInfo *
rapport_import_part_get_info (RapportImportPart part)
{
  switch (part)
    {
    case RAPPORT_IMPORT_CUSTOMER:
      return &rapport_customer_info;
    case RAPPORT_IMPORT_CONTACT:
      return &rapport_contact_info;
    case RAPPORT_IMPORT_RECORD:
      return &rapport_record_info;
    case RAPPORT_IMPORT_EXTRA:
    default:
      return NULL;
    }
}

/* letters and digits only, in one form */
static char *
fold_title (const char *title,
            gssize      length)
{
  g_autofree char *normal = g_utf8_normalize (title, length, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *name = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (name, g_utf8_get_char (at));
  return g_string_free (name, FALSE);
}

static gboolean
has_name (const char *names,
          const char *name)
{
  const gsize length = strlen (name);

  for (const char *at = names; at != NULL; at = strchr (at, '|'))
    {
      if (*at == '|')
        at++;
      if (strcspn (at, "|") == length && memcmp (at, name, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_taken (GArray            *columns,
          RapportImportPart  part,
          guint              field)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);

      if (column->part == part && column->field == field && part != RAPPORT_IMPORT_EXTRA)
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_known (GArray              *columns,
            const char          *name,
            RapportImportColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (has_name (known[i].names, name) && !is_taken (columns, known[i].part, known[i].field))
      {
        column->part = known[i].part;
        column->field = known[i].field;
        return TRUE;
      }
  return FALSE;
}

static gboolean
can_import (const RapportField *field)
{
  if (field->flags & (RAPPORT_FIELD_INTERNAL | RAPPORT_FIELD_OWNER | RAPPORT_FIELD_WORDS))
    return FALSE;
  return field->kind != RAPPORT_FIELD_REFERENCE || strcmp (field->target, "member") == 0;
}

/* a label of a field, in English or translated */
typedef struct
{
  RapportImportPart  part;
  guint              field;
  char              *name;
} Label;

static void
clear_label (gpointer data)
{
  Label *label = data;

  g_free (label->name);
}

static void
add_labels (GArray              *labels,
            RapportImportPart    part,
            guint                field,
            const RapportField  *description)
{
  const char *texts[] = {
    description->label,
    g_dpgettext2 (GETTEXT_PACKAGE, "field", description->label),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const Label label = { part, field, fold_title (texts[i], -1) };

      g_array_append_val (labels, label);
    }
}

static GArray *
list_labels (void)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Label));

  g_array_set_clear_func (labels, clear_label);
  for (RapportImportPart part = RAPPORT_IMPORT_CUSTOMER; part < RAPPORT_IMPORT_EXTRA; part++)
    {
      const RapportEntityInfo *info = rapport_import_part_get_info (part);

      for (guint i = 0; i < info->n_fields; i++)
        if (can_import (&info->fields[i]))
          add_labels (labels, part, i, &info->fields[i]);
    }
  return labels;
}

static gboolean
find_label (GArray              *columns,
            GArray              *labels,
            const char          *name,
            RapportImportColumn *column)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);

      if (strcmp (label->name, name) != 0 || is_taken (columns, label->part, label->field))
        continue;
      column->part = label->part;
      column->field = label->field;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_target (GArray              *columns,
             GArray              *labels,
             const char          *title,
             gssize               length,
             RapportImportColumn *column)
{
  g_autofree char *name = fold_title (title, length);

  return *name != '\0' &&
         (find_known (columns, name, column) || find_label (columns, labels, name, column));
}

/* where a remark in brackets begins, such as (required) */
static gssize
find_bracket (const char *title)
{
  const char *narrow = strchr (title, '(');
  const char *wide = strstr (title, "\uff08");

  if (narrow == NULL && wide == NULL)
    return -1;
  return (narrow == NULL || (wide != NULL && wide < narrow) ? wide : narrow) - title;
}

static void
name_column (GArray              *columns,
             GArray              *labels,
             RapportImportColumn *column)
{
  gssize bracket = find_bracket (column->title);

  if (strlen (column->title) > LONGEST_TITLE)
    return;
  if (!find_target (columns, labels, column->title, -1, column) && bracket > 0)
    find_target (columns, labels, column->title, bracket, column);
}

static void
add_column (GArray     *columns,
            GArray     *labels,
            const char *title)
{
  RapportImportColumn column = { RAPPORT_IMPORT_EXTRA, 0, g_strstrip (g_strdup (title)) };

  name_column (columns, labels, &column);
  if (*column.title == '\0')
    {
      g_free (column.title);
      /* translators: %u is the number of a column of a table that has no header */
      column.title = g_strdup_printf (_("Column %u"), columns->len + 1);
    }
  g_array_append_val (columns, column);
}

static void
clear_column (gpointer data)
{
  RapportImportColumn *column = data;

  g_free (column->title);
}

/* "Name" and the like are the contact's only where another column has the customer's */
static void
settle_name (GArray *columns,
             GArray *labels)
{
  int contact = -1;

  if (is_taken (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NAME))
    return;
  for (guint i = 0; i < columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);
      g_autofree char *name = fold_title (column->title, -1);

      if (column->part == RAPPORT_IMPORT_CONTACT && column->field == RAPPORT_CONTACT_NAME &&
          has_name (known[G_N_ELEMENTS (known) - 1].names, name))
        contact = i;
    }
  if (contact >= 0)
    {
      RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, contact);

      column->part = RAPPORT_IMPORT_CUSTOMER;
      column->field = RAPPORT_CUSTOMER_NAME;
    }
  for (guint i = 0; contact >= 0 && i < columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);

      if (column->part == RAPPORT_IMPORT_EXTRA)
        name_column (columns, labels, column);
    }
}

/* each further column keeps a name of its own */
static void
tell_apart (GArray *columns)
{
  for (guint i = 1; i < columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);
      guint n_before = 0;

      for (guint j = 0; j < i && column->part == RAPPORT_IMPORT_EXTRA; j++)
        {
          const RapportImportColumn *other = &g_array_index (columns, RapportImportColumn, j);

          n_before += other->part == RAPPORT_IMPORT_EXTRA &&
                      strcmp (other->title, column->title) == 0;
        }
      if (n_before > 0)
        {
          char *title = g_strdup_printf ("%s (%u)", column->title, n_before + 1);

          g_free (column->title);
          column->title = title;
        }
    }
}

static GArray *
read_columns (RapportCsv *csv,
              GArray     *labels,
              guint       row)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (RapportImportColumn));

  g_array_set_clear_func (columns, clear_column);
  for (guint i = 0; i < rapport_csv_get_n_cells (csv, row); i++)
    add_column (columns, labels, rapport_csv_get_cell (csv, row, i));
  settle_name (columns, labels);
  return columns;
}

static guint
count_known (GArray *columns)
{
  guint n = 0;

  if (!is_taken (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NAME))
    return 0;
  for (guint i = 0; i < columns->len; i++)
    n += g_array_index (columns, RapportImportColumn, i).part != RAPPORT_IMPORT_EXTRA;
  return n;
}

/* a follow-up cannot be without its day; without that column its other ones are kept as they are */
static void
settle_records (RapportImportColumns *self)
{
  gboolean dated = is_taken (self->columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_STARTED);
  gboolean registration = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);

      if (column->part == RAPPORT_IMPORT_RECORD && !dated && column->field != RAPPORT_RECORD_NEXT)
        column->part = RAPPORT_IMPORT_EXTRA;
      registration |= (column->part == RAPPORT_IMPORT_CUSTOMER &&
                       (column->field == RAPPORT_CUSTOMER_INDUSTRY ||
                        column->field == RAPPORT_CUSTOMER_SIZE ||
                        column->field == RAPPORT_CUSTOMER_SOURCE ||
                        column->field == RAPPORT_CUSTOMER_FIRST_CONTACT ||
                        column->field == RAPPORT_CUSTOMER_INITIAL_NEED));
    }
  self->table = !dated ? RAPPORT_IMPORT_REGISTRATION
                       : registration ? RAPPORT_IMPORT_MIXED : RAPPORT_IMPORT_FOLLOW_UPS;
}

static void
add_unnamed_columns (RapportImportColumns *self,
                     RapportCsv           *csv,
                     GArray               *labels)
{
  guint widest = self->columns->len;

  for (guint row = self->header + 1; row < rapport_csv_get_n_rows (csv); row++)
    for (guint i = widest; i < rapport_csv_get_n_cells (csv, row); i++)
      if (*rapport_csv_get_cell (csv, row, i) != '\0')
        widest = i + 1;
  while (self->columns->len < widest)
    add_column (self->columns, labels, "");
}

/**
 * rapport_import_columns_find:
 *
 * Finds the row that names the columns, below titles and empty rows, and what each column means:
 * names in Chinese or English in any order, those of the forms F1 and F2 (domain.md, section 3),
 * labels of fields, and what people commonly write. What matches nothing is EXTRA.
 *
 * Returns: (transfer full) (nullable): NULL with @error set when no row names the customer
 */
RapportImportColumns *
rapport_import_columns_find (RapportCsv  *csv,
                             GError     **error)
{
  g_autoptr(RapportImportColumns) self = g_new0 (RapportImportColumns, 1);
  g_autoptr(GArray) labels = NULL;
  guint n_rows, best = 0;

  g_return_val_if_fail (csv != NULL, NULL);

  labels = list_labels ();
  n_rows = MIN (rapport_csv_get_n_rows (csv), MOST_TITLE_ROWS);
  for (guint row = 0; row < n_rows; row++)
    {
      g_autoptr(GArray) columns = read_columns (csv, labels, row);
      guint n = count_known (columns);

      if (n <= best)
        continue;
      best = n;
      self->header = row;
      g_clear_pointer (&self->columns, g_array_unref);
      self->columns = g_steal_pointer (&columns);
    }
  if (best == 0)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("No row names the columns: one of them must be the customer’s name."));
      return NULL;
    }
  settle_records (self);
  add_unnamed_columns (self, csv, labels);
  tell_apart (self->columns);
  return g_steal_pointer (&self);
}

void
rapport_import_columns_free (RapportImportColumns *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_free (self);
}

/** rapport_import_columns_index: Returns: the column that fills in @field, -1 for none */
int
rapport_import_columns_index (const RapportImportColumns *self,
                              RapportImportPart           part,
                              guint                       field)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);

      if (column->part == part && column->field == field)
        return i;
    }
  return -1;
}

/** rapport_import_is_reason: Returns: whether a column only says, in any language, why its rows were rejected */
gboolean
rapport_import_is_reason (const char *title)
{
  const char * const names[] = { RAPPORT_IMPORT_REASON, "拒绝原因", _(RAPPORT_IMPORT_REASON) };

  g_return_val_if_fail (title != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (title, names[i]))
      return TRUE;
  return FALSE;
}
